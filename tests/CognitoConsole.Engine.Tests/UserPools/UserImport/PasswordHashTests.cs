using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Hashes that other implementations made: OpenBSD's and glibc's bcrypt, Python's scrypt and PBKDF2, Argon2's reference.</summary>
public sealed class PasswordHashTests
{
    [Theory]
    [InlineData("BCRYPT", "U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("BCRYPT", "Correct-Horse-9", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.iQECjjk0SlKXH2LxWxjKKRvCAM5GoR.")]
    [InlineData("SCRYPT", "Correct-Horse-9", "$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$09lHpNWPWq5x8mxj3IHiZKO8t0fsoZ5aHjhg1x/kTXI")]
    [InlineData("BCRYPT", "Correct-Horse-9", "$2x$05$CCCCCCCCCCCCCCCCCCCCC.iQECjjk0SlKXH2LxWxjKKRvCAM5GoR.")]
    [InlineData("SCRYPT", "Correct-Horse-9", "1024$8$1$73616c7473616c7473616c7473616c74$d3d947a4d58f5aae71f26c63dc81e264a3bcb747eca19e5a1e3860d71fe44d72")]
    [InlineData("ARGON2ID", "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("PBKDF2_SHA256", "Correct-Horse-9", "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA$PFM5x5U63QK312xWsGzcVyvEcA7lRY0asf24VPV4OP0")]
    [InlineData("PBKDF2_SHA256", "Correct-Horse-9", "$pbkdf2-sha256$1000$c2FsdHNhbHRzYWx0c2FsdA$PFM5x5U63QK312xWsGzcVyvEcA7lRY0asf24VPV4OP0")]
    [InlineData("PBKDF2_SHA256", "Correct-Horse-9", "pbkdf2_sha256$1000$seasalt1$FkniDK+Ykja2G0rltnzZjAvcty5+RMzt8gTKGjmHmN8=")]
    public void Knows_the_password_and_no_other(string algorithm, string password, string hash)
    {
        var parsed = PasswordHash.Parse(algorithm, hash);
        Assert.NotNull(parsed);
        Assert.True(parsed.Matches(password));
        Assert.False(parsed.Matches(password + "x"));
        Assert.False(parsed.Matches(""));
    }

    [Theory]
    [InlineData("BCRYPT", "$2b$15$CCCCCCCCCCCCCCCCCCCCC.iQECjjk0SlKXH2LxWxjKKRvCAM5GoR.")]
    [InlineData("BCRYPT", "$1$05$CCCCCCCCCCCCCCCCCCCCC.iQECjjk0SlKXH2LxWxjKKRvCAM5GoR.")]
    [InlineData("BCRYPT", "$2b$05$short")]
    [InlineData("SCRYPT", "$scrypt$ln=20,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$09lHpNWPWq5x8mxj3IHiZKO8t0fsoZ5aHjhg1x/kTXI")]
    [InlineData("SCRYPT", "1048576$8$1$73616c7473616c7473616c7473616c74$d3d947a4d58f5aae71f26c63dc81e264a3bcb747eca19e5a1e3860d71fe44d72")]
    [InlineData("SCRYPT", "1000$8$1$73616c7473616c7473616c7473616c74$d3d947a4d58f5aae71f26c63dc81e264a3bcb747eca19e5a1e3860d71fe44d72")]
    [InlineData("SCRYPT", "1024$8$1$7361$d3d947a4d58f5aae71f26c63dc81e264a3bcb747eca19e5a1e3860d71fe44d72")]
    [InlineData("SCRYPT", "1024$8$1$no hex$d3d947a4d58f5aae71f26c63dc81e264a3bcb747eca19e5a1e3860d71fe44d72")]
    [InlineData("ARGON2ID", "$argon2id$v=19$m=1048576,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("ARGON2ID", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")]
    [InlineData("ARGON2ID", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$")]
    [InlineData("PBKDF2_SHA256", "$pbkdf2-sha256$i=2000001$c2FsdHNhbHRzYWx0c2FsdA$PFM5x5U63QK312xWsGzcVyvEcA7lRY0asf24VPV4OP0")]
    [InlineData("PBKDF2_SHA256", "$pbkdf2-sha256$i=1000$not base64$PFM5x5U63QK312xWsGzcVyvEcA7lRY0asf24VPV4OP0")]
    [InlineData("MD5", "5f4dcc3b5aa765d61d8327deb882cf99")]
    public void Refuses_what_is_none_or_too_dear(string algorithm, string hash) => Assert.Null(PasswordHash.Parse(algorithm, hash));
}
