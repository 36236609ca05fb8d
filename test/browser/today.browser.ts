import { expect, test } from 'vitest'
import { ask, axe, describeConsole, expectNoComplaints, look, widthBeyond } from './browser.ts'

type List = { totalCount: number; totals: { outstanding: { formatted: string } }[] }
type Tasks = { tasks: { totalCount: number; nodes: { id: string; label: string }[] } }

const OPEN_TASKS = `{ tasks(where: { status: { eq: OPEN } }, first: 5,
  orderBy: [{ field: DUE_ON, direction: ASC, nulls: LAST }]) { totalCount nodes { id label } } }`

describeConsole('Today', (open) => {
  test('each section has its count, its sums to the cent, and a link to all of it', async () => {
    const requests: string[] = []
    const page = await open('/today')
    page.on('request', (request) => request.url().endsWith('/graphql') && requests.push(request.url()))
    await page.reload()
    await page
      .getByRole('region', { name: /Biggest overdue/ })
      .getByRole('listitem')
      .first()
      .waitFor()
    // Who looks, and everything of the page.
    expect(requests).toHaveLength(2)

    const lists = await ask<Record<string, List>>(`{
      broken: invoices(where: { promiseStatus: { eq: BROKEN }, outstanding: { gt: 0 } }) { ...list }
      disputes: invoices(where: { isInDispute: true }) { ...list }
      overdue: invoices(where: { isOverdue: true }) { ...list }
      bounced: invoices(where: { hasBounce: true, outstanding: { gt: 0 } }) { ...list }
    } fragment list on InvoiceConnection { totalCount totals { outstanding { formatted(locale: "en-GB") } } }`)
    const names = {
      broken: 'Broken promises',
      disputes: 'Open disputes',
      overdue: 'Biggest overdue',
      bounced: 'Mail did not arrive',
    }
    for (const [key, name] of Object.entries(names)) {
      const section = page.getByRole('region', { name: new RegExp(name) })
      const list = lists[key]
      expect(await section.getByRole('heading').innerText()).toContain(String(list?.totalCount))
      for (const { outstanding } of list?.totals ?? [])
        expect(await section.innerText()).toContain(outstanding.formatted)
    }
    const link = page.getByRole('region', { name: /Open disputes/ }).getByRole('link', { name: /ledger/ })
    const { searchParams } = new URL((await link.getAttribute('href')) ?? '', page.url())
    expect(JSON.parse(searchParams.get('where') ?? '')).toEqual({ isInDispute: true })
    expect(await axe(page)).toEqual([])
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0)
    expectNoComplaints(page)
    await look(page, 'today')
  })

  test('a task that is done goes at once, and the next one moves up', async () => {
    const before = (await ask<Tasks>(OPEN_TASKS)).tasks
    const label = before.nodes[0]?.label ?? ''
    const page = await open('/today?tasks=all')
    const section = page.getByRole('region', { name: /Open tasks/ })
    await section.getByRole('button', { name: `Done: ${label}` }).click()

    await page.getByText('The task is done.').waitFor()
    const after = (await ask<Tasks>(OPEN_TASKS)).tasks
    expect(after.totalCount).toBe(before.totalCount - 1)
    for (const task of after.nodes) await section.getByText(task.label).first().waitFor()
    expect(await section.getByRole('heading').innerText()).toContain(String(after.totalCount))
  })

  test('a task that could not be closed comes back', async () => {
    const { tasks } = await ask<Tasks>(OPEN_TASKS)
    const [task] = tasks.nodes
    const page = await open('/today?tasks=all')
    const section = page.getByRole('region', { name: /Open tasks/ })
    const button = section.getByRole('button', { name: `Dismiss: ${task?.label}` })
    await button.waitFor()
    // Somebody else was faster.
    await ask(`mutation ($id: ID!) { taskComplete(input: { taskId: $id }) { userErrors { message } } }`, {
      id: task?.id,
    })
    await button.click()
    await section.getByRole('alert').filter({ hasText: /./ }).waitFor()
    expect(await button.isVisible()).toBe(true)
  })
})
