namespace CognitoConsole.Benchmarks;

/// <summary>Whole operations, to be measured by BenchmarkDotNet or in processor time (<see cref="CpuPerOperation"/>).</summary>
internal interface IEngineBenchmarks
{
    Task Setup();

    Task Cleanup();
}
