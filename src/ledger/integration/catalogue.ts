import { builder } from '../../graph/builder.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { type CatalogueEntry, catalogueList } from './catalogueList.ts'

export const integrationById = rowById('Integration')

type Fields = Parameters<NonNullable<Parameters<ReturnType<typeof entryRef>['implement']>[0]['fields']>>[0]
const entryRef = (name: string) => builder.objectRef<CatalogueEntry>(name)

const text = (t: Fields, name: string, description: string) =>
  t.string({ nullable: true, description, resolve: (entry) => entry.text(name) })
const flag = (t: Fields, name: string, description: string) =>
  t.boolean({
    description: `${description} False where nothing is said.`,
    resolve: (entry) => entry.flag(name),
  })
const json = (t: Fields, name: string, description: string) =>
  t.field({ type: 'JSON', nullable: true, description, resolve: (entry) => entry.json(name) })

const IntegrationConnectionStep = entryRef('IntegrationConnectionStep').implement({
  description: 'A step of connecting to another system.',
  fields: (t) => ({
    type: text(t, 'type', 'What kind of step: `fetch`.'),
    title: text(t, 'title', 'What it is called.'),
    description: text(t, 'description', 'What is to be done.'),
    endpoint: text(t, 'endpoint', 'What it calls over there.'),
    fields: json(t, 'fields', 'What has to be filled in.'),
    postAuth: flag(t, 'postAuth', 'Whether it comes after signing in over there.'),
  }),
})

const IntegrationSetting = entryRef('IntegrationSetting').implement({
  description:
    'Something that can be set of a connection to another system: that it can, never to what it is set.',
  fields: (t) => ({
    key: text(t, 'key', 'Its name for programs.'),
    type: text(t, 'type', 'What kind of value it takes.'),
    format: text(t, 'format', 'How the value is written.'),
    label: text(t, 'label', 'Its name for people.'),
    description: text(t, 'description', 'What it does.'),
    group: text(t, 'group', 'Which settings it stands together with.'),
    choices: json(t, 'choices', 'The values to choose from.'),
    guideUrl: text(t, 'guideUrl', 'Where it is explained.'),
    isEditable: flag(t, 'isEditable', 'Whether it can be changed later.'),
    isRequired: flag(t, 'isRequired', 'Whether it must be set.'),
    isSelect: flag(t, 'isSelect', 'Whether one of `choices` is taken.'),
    postAuth: flag(t, 'postAuth', 'Whether it can be set only after signing in over there.'),
    requiresLoad: flag(t, 'requiresLoad', 'Whether `choices` have to be fetched from over there first.'),
  }),
})

export const Integration = nodeType('Integration', {
  description: 'Another system that an organization can be connected to, and how: an entry of the catalogue.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name for programs, unique in the organization.' }),
    displayName: t.exposeString('displayName', { description: 'Its name for people.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is.' }),
    shortDescription: t.exposeString('shortDescription', {
      nullable: true,
      description: 'The same in a few words.',
    }),
    apiBaseUrl: t.exposeString('apiBaseUrl', { nullable: true, description: 'Where its API is.' }),
    apiDocumentationUrl: t.exposeString('apiDocumentationUrl', {
      nullable: true,
      description: 'Where its API is described.',
    }),
    apiRequiresSubdomain: t.exposeBoolean('apiRequiresSubdomain', {
      description: 'Whether each customer of it has an address of their own.',
    }),
    authType: t.exposeString('authType', { nullable: true, description: 'How one signs in over there.' }),
    categories: t.exposeStringList('categories', { description: 'What it is for: `accounting`.' }),
    color: t.exposeString('color', { nullable: true, description: 'The colour it is shown in.' }),
    logo: t.exposeString('logo', { nullable: true, description: 'URL of its picture.' }),
    logoSquare: t.exposeString('logoSquare', { nullable: true, description: 'URL of its square picture.' }),
    connectionGuideUrl: t.exposeString('connectionGuideUrl', {
      nullable: true,
      description: 'Where it is explained how to connect.',
    }),
    connectionInstructions: t.exposeString('connectionInstructions', {
      nullable: true,
      description: 'How to connect, in words.',
    }),
    connectionSteps: t.field({
      type: [IntegrationConnectionStep],
      description: 'How to connect, step by step.',
      select: { connectionSteps: true },
      resolve: ({ connectionSteps }) => catalogueList(connectionSteps),
    }),
    settings: t.field({
      type: [IntegrationSetting],
      description: 'What can be set of a connection.',
      select: { settings: true },
      resolve: ({ settings }) => catalogueList(settings),
    }),
    isEnabled: t.exposeBoolean('isEnabled', { description: 'Whether it can be connected to at present.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('Integration', integrationById)
