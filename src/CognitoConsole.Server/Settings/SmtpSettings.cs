namespace CognitoConsole.Server.Settings;

public enum SmtpSecurity
{
    /// <summary>Plain connection that must turn to TLS before anything is said.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually port 465.</summary>
    Tls,

    /// <summary>No encryption: for a mail server on the same machine or network.</summary>
    None,
}

/// <summary>Section <c>Messaging:Smtp</c>.</summary>
/// <param name="From">Sender of pools that name none.</param>
public sealed record SmtpSettings(string Host, int Port, string? User, string? Password, SmtpSecurity Security, string From)
{
    /// <summary>Without the password, so that no log can hold it.</summary>
    public override string ToString() => $"SmtpSettings {{ {Host}:{Port}, {Security} }}";
}
