using System.Numerics;
using CognitoConsole.Engine.Tests.Security;
using CognitoConsole.Engine.UserPools;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.UserPools;

[Trait("Databases", "One")]
public class ModularPowerTests
{
    private static readonly ModularPower Native = new(SrpGroup.N, LibCrypto.Loaded);
    private static readonly ModularPower Managed = new(SrpGroup.N, native: null);
    private static readonly FixedBasePower Seven = new(Native, 7);

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

    [Property(MaxTest = 60)]
    public bool The_table_of_a_fixed_base_agrees(byte[] exponent)
    {
        var power = new BigInteger(exponent, isUnsigned: true);
        return SrpGroup.Generator.Power(power) == Managed.Power(SrpGroup.G, power) && Seven.Power(power) == Managed.Power(7, power);
    }

    [Fact]
    public void The_table_agrees_for_every_digit_in_every_place()
    {
        for (var place = 0; place < 64; place++)
        {
            for (var digit = 0; digit < 16; digit++)
            {
                var power = new BigInteger(digit) << (4 * place);
                Assert.Equal(Native.Power(7, power), Seven.Power(power));
            }
        }
        foreach (var power in new[] { (BigInteger.One << 256) - 1, BigInteger.One << 256, (BigInteger.One << 1024) + 5 })
            Assert.Equal(Managed.Power(7, power), Seven.Power(power));
        Assert.Throws<ArgumentOutOfRangeException>(() => Seven.Power(-1));
        Assert.Equal(Managed.Power(7, 12345), new FixedBasePower(Managed, 7).Power(12345));
    }
}
