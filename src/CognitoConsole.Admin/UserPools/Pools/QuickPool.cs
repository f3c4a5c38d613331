using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Kinds of application of AWS's console; each implies secret and grant.</summary>
public enum ApplicationType { TraditionalWeb, SinglePage, Mobile, MachineToMachine }

/// <summary>What "Create with recommended settings" asks for, and all that it decides itself.</summary>
public sealed class QuickPool
{
    private readonly string _suffix = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 4);
    private string? _domain;
    private string? _returnUrl;

    public string Name { get; set; } = "";
    public ApplicationType Type { get; set; } = ApplicationType.TraditionalWeb;

    /// <summary>Proposed by type until the operator types one.</summary>
    public string ReturnUrl
    {
        get => _returnUrl ?? Type switch { ApplicationType.Mobile => "myapp://callback", ApplicationType.MachineToMachine => "", _ => "http://localhost:3000/callback" };
        set => _returnUrl = value;
    }

    /// <summary>Proposed from the name until the operator types one.</summary>
    public string Domain
    {
        get => _domain ?? (Slug is { Length: > 0 } slug ? $"{slug}-{_suffix}" : "");
        set => _domain = value;
    }

    public bool HasPages => Type != ApplicationType.MachineToMachine;

    private string Slug
    {
        get
        {
            var slug = new StringBuilder();
            foreach (var c in Name.ToLowerInvariant())
            {
                if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
                else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            }

            // Reserved words would be refused as part of a prefix.
            var words = slug.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("aws" or "amazon" or "cognito"));
            var joined = string.Join('-', words);
            return joined[..Math.Min(joined.Length, 50)].Trim('-');
        }
    }

    /// <summary>Puts the decisions into the draft; what exists already stays noted there.</summary>
    public void FillIn(PoolDraft draft)
    {
        var machine = Type == ApplicationType.MachineToMachine;
        var server = Slug is { Length: > 0 } slug ? slug : "api";
        draft.Pool = new PoolForm
        {
            PoolName = Name,
            SignInByAttribute = true,
            UsernameAttributes = [AliasAttributeType.Email],
            CaseSensitive = false,
            Required = [AliasAttributeType.Email],
            Verify = [VerifiedAttributeType.Email],
            KeepOriginal = [VerifiedAttributeType.Email],
            AdminCreateOnly = machine,
        };
        draft.ResourceServer = machine ? server : null;
        draft.Domain = Domain;
        draft.Clients =
        [
            new ClientForm
            {
                Name = Name,
                GenerateSecret = Type is ApplicationType.TraditionalWeb or ApplicationType.MachineToMachine,
                Grants = [machine ? OAuthFlowType.ClientCredentials : OAuthFlowType.Code],
                Scopes = machine ? [$"{server}/read", $"{server}/write"] : ["openid", "email"],
                Callbacks = machine ? [] : [ReturnUrl],
            },
        ];
    }
}
