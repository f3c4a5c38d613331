// A worker of Monaco's. Its loader finds out by trial whether it may evaluate text; here it may not, and the trial would be reported as a violation of the policy.
self.Function = new Proxy(Function, { construct() { throw new EvalError('Text is not evaluated here.'); } });
self.MonacoEnvironment = { baseUrl: new URL('monaco/', self.location).href };
importScripts('monaco/vs/base/worker/workerMain.js');
