import { inject } from 'vitest'

/** Suites that start the product as a process find the run's PostgreSQL where a person would name it. */
process.env['TEST_DATABASE_URL'] ??= inject('database').ownerUrl
