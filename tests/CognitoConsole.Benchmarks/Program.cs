using BenchmarkDotNet.Running;
using CognitoConsole.Benchmarks;

// "cpu [name part]": processor time per operation, which repeats on a busy machine where elapsed time does not.
if (args is ["cpu", ..]) await CpuPerOperation.Run(args.ElementAtOrDefault(1));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
