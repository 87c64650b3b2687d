import { parentPort, workerData } from 'node:worker_threads'
import { readAll } from './readAll.ts'

parentPort?.postMessage(readAll(workerData as Uint8Array))
