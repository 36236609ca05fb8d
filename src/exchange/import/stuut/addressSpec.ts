import type { Spec } from './spec.ts'
import { id, instant, text } from './values.ts'

export const ADDRESS: Spec = {
  externalId: { key: 'id', as: id },
  type: 'type',
  name: 'name',
  line1: 'line1',
  line2: 'line2',
  city: 'city',
  state: 'state',
  postalCode: { key: 'postal_code', as: text },
  country: 'country',
  description: 'description',
  phone: { key: 'phone', as: text },
  coordinates: 'coordinates',
  createdAt: { key: 'created_at', as: instant },
  remoteId: { key: 'remote_id', as: id },
}
