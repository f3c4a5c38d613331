using BenchmarkDotNet.Running;
using CognitoConsole.Benchmarks;
using CognitoConsole.Benchmarks.Load;

// cpu [name part]                    processor time per whole operation in this process, which repeats on a busy machine where elapsed time does not
// load [1000,100000] [name part]     the started server under load, as tables
// identities [1000000]              looking up and counting in a pool of that many identities
// users [1000000]                   searching in a pool of that many users
// import [100000]                   a CSV file of that many users
// anything else                      BenchmarkDotNet
switch (args)
{
    case ["cpu", ..]:
        await CpuPerOperation.Run(args.ElementAtOrDefault(1));
        break;
    case ["load", ..]:
        await LoadRun.Run([.. (args.ElementAtOrDefault(1) ?? "1000,100000").Split(',').Select(int.Parse)], args.ElementAtOrDefault(2));
        break;
    case ["identities", ..]:
        await IdentityScale.Run(int.Parse(args.ElementAtOrDefault(1) ?? "1000000"));
        break;
    case ["users", ..]:
        await UserScale.Run(int.Parse(args.ElementAtOrDefault(1) ?? "1000000"));
        break;
    case ["import", ..]:
        await ImportScale.Run(int.Parse(args.ElementAtOrDefault(1) ?? "100000"));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
