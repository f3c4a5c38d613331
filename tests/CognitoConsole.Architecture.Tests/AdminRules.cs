using System.Reflection;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Architecture.Tests;

/// <summary>The console's own house rules.</summary>
public sealed partial class AdminRules
{
    private static readonly Type[] Pages = [.. Repository.Assemblies["Admin"].GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any())];

    [Fact]
    public void A_page_inherits_ConsolePage_or_nothing() => Repository.None(
        Pages.Where(p => p.BaseType != typeof(ComponentBase) && !IsConsolePage(p)).Select(p => $"{p.Name} : {p.BaseType!.Name}"),
        "`@inherits ConsolePage` (or a page that does, like UserPoolPage), or none at all for a page that asks the engine nothing:");

    [Fact]
    public void Only_ConsolePage_holds_the_engine() => Repository.None(
        from type in Repository.Assemblies["Admin"].GetTypes()
        where type.Name != "ConsolePage" && typeof(IComponent).IsAssignableFrom(type)
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where property.PropertyType == typeof(ICognito) && property.GetCustomAttribute<InjectAttribute>() is not null
        select type.Name,
        "Pages send through ConsolePage.Send, which knows the caller and shows refusals; a part of a page gets what it needs as parameters. Do not inject ICognito in:");

    [Fact]
    public void Addresses_of_the_console_come_from_ConsoleUrls()
    {
        var roots = Pages.SelectMany(p => p.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template.Trim('/').Split('/')[0]).Where(s => s.Length > 0 && s[0] != '{').Distinct().Select(Regex.Escape);
        var literal = new Regex($@"[""'(=]/({string.Join('|', roots)})([/""'?#{{]|$)|href=""/");
        Repository.None(
            Repository.Admin.Where(f => f.Name != "ConsoleUrls").SelectMany(f => f.Matches(literal)).Where(m => !m.Contains(": @page ", StringComparison.Ordinal) && !m.Contains("<base href", StringComparison.Ordinal)),
            "A written-out address breaks silently when a page moves. Call ConsoleUrls:");
    }

    [Fact]
    public void Only_Kit_styles_MudBlazor() => Repository.None(
        Repository.Admin.Where(f => f.Path.EndsWith(".razor", StringComparison.Ordinal) && !f.Path.Contains("/Kit/", StringComparison.Ordinal) && !f.Path.Contains("/Shell/", StringComparison.Ordinal))
            .SelectMany(f => f.Matches(MudStyle())),
        "The console's look stands once, in Kit. Take a Kit component, or give Kit what is missing:");

    [Fact]
    public void Every_page_lies_behind_sign_in_unless_it_says_otherwise() => Repository.None(
        Pages.Where(p => p.GetCustomAttributes(inherit: true).All(a => a is not Microsoft.AspNetCore.Authorization.IAuthorizeData)).Select(p => p.FullName!),
        "`@attribute [Authorize]` stands once in _Imports.razor and reaches every page below it; a public page adds [AllowAnonymous]. Without it:");

    private static bool IsConsolePage(Type type) => type.BaseType is { } parent && (parent.Name == "ConsolePage" || IsConsolePage(parent));

    [GeneratedRegex(@"\b[Ss]tyle=""|\b(Variant|Color|Typo|Margin|Adornment)\.[A-Z]|\bElevation=|[Cc]lass=""[^""]*\b(mud-|[mp][trblxya]?-\d|d-flex|flex-)")]
    private static partial Regex MudStyle();
}
