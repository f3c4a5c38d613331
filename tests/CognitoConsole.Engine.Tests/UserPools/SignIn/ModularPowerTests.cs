using System.Numerics;
using CognitoConsole.Engine.Tests.Security;
using CognitoConsole.Engine.UserPools;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.UserPools;

public class ModularPowerTests
{
    private static readonly ModularPower Native = new(SrpGroup.N, LibCrypto.Loaded);
    private static readonly ModularPower Managed = new(SrpGroup.N, native: null);

    [Fact]
    public void Libcrypto_is_found_on_linux()
    {
        if (!OperatingSystem.IsLinux()) return;
        Assert.True(SrpGroup.Modulo.IsNative);
        Assert.False(Managed.IsNative);
    }

    [Property(MaxTest = 40)]
    public bool Native_and_managed_agree(byte[] number, byte[] exponent, bool negative)
    {
        var power = new BigInteger(exponent, isUnsigned: true);
        var root = new BigInteger(number, isUnsigned: true) * (negative ? -1 : 1);
        return Native.Power(root, power) == Managed.Power(root, power);
    }

    [Fact]
    public void The_edges_agree()
    {
        BigInteger[] numbers = [0, 1, 2, SrpGroup.N - 1, SrpGroup.N, SrpGroup.N + 1, SrpGroup.N << 100, -1];
        BigInteger[] exponents = [0, 1, 2, 255, 256, (BigInteger.One << 256) - 1, SrpGroup.N - 1];
        foreach (var number in numbers)
        {
            foreach (var exponent in exponents) Assert.Equal(Managed.Power(number, exponent), Native.Power(number, exponent));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Native.Power(2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Managed.Power(2, -1));
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var expected = Enumerable.Range(0, 16).Select(i => Managed.Power(i + 2, (BigInteger.One << 200) + i)).ToArray();
        KeyRingTests.RunOnThreads(16, thread =>
        {
            for (var i = 0; i < 20; i++) Assert.Equal(expected[thread], Native.Power(thread + 2, (BigInteger.One << 200) + thread));
        });
    }
}
