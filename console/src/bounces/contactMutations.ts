import { graphql } from '../graphql/gql.ts'

export const CONTACT_UPDATE = graphql(`
  mutation BouncesContactUpdate($input: ContactUpdateInput!) {
    contactUpdate(input: $input) {
      contact {
        id
        name
        email
        emailHealth
        party {
          id
          billingContact {
            id
            name
            email
          }
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export const CONTACT_MAKE_PRIMARY = graphql(`
  mutation BouncesContactMakePrimary($input: ContactMakePrimaryInput!) {
    contactMakePrimary(input: $input) {
      contact {
        id
        name
        isPrimary
        party {
          id
          billingContact {
            id
            name
            email
          }
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export const CONTACT_CREATE = graphql(`
  mutation BouncesContactCreate($input: ContactCreateInput!) {
    contactCreate(input: $input) {
      contact {
        id
        name
        email
        isPrimary
        party {
          id
          billingContact {
            id
            name
            email
          }
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)
