using CognitoConsole.Contracts;
using FluentValidation;

namespace CognitoConsole.Admin.Kit;

/// <summary>
/// Broken rules of one form, by member path as AWS writes it (<c>policies.passwordPolicy.minimumLength</c>). Rules found here
/// show once a field was left or a save was tried; those the engine names show until the next call.
/// </summary>
public sealed class FormErrors
{
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Path, object? Dialog)> _fields = [];
    private Func<IEnumerable<FieldError>> _rules = () => [];
    private IReadOnlyList<FieldError> _server = [];
    private IReadOnlyList<FieldError> _local = [];
    private bool _all;

    public event Action? Changed;

    /// <summary>A save or a next step was tried and rules are broken: the form leads to the first fault.</summary>
    public event Action? Refused;

    /// <summary>What a summary at the top of the form lists.</summary>
    public IReadOnlyList<FieldError> Shown => [.. _local.Where(e => _all || _touched.Any(t => Under(e.Path, t))).Concat(_server).DistinctBy(e => (e.Path, e.Message))];

    /// <summary>Tells the controls of this form from those of another form on the same page; empty for the only one.</summary>
    public string Scope { get; init; } = "";

    /// <summary>
    /// Rules of the form model, and the shape rules of the request this form would send now. A field says one thing at a time: where a rule
    /// of the form speaks, the shape's for the same member are left out.
    /// </summary>
    public void UseRules(Func<IShape> request, params Func<IEnumerable<FieldError>>[] more) => _rules = () =>
    {
        var check = new ShapeCheck();
        request().Check(check);
        var own = more.SelectMany(rule => rule()).ToList();
        return own.Concat(check.Errors.DistinctBy(e => e.Path).Where(e => own.All(o => !Under(o.Path, e.Path) && !Under(e.Path, o.Path))).Select(ShapeWords.Of));
    };

    public void UseRules(params Func<IEnumerable<FieldError>>[] rules) => _rules = () => rules.SelectMany(rule => rule());

    /// <summary>A FluentValidation validator as a rule; its property names become member paths.</summary>
    public static Func<IEnumerable<FieldError>> From<T>(IValidator<T> validator, Func<T> model) => () =>
        validator.Validate(model()).Errors.Select(e => new FieldError(MemberPath(e.PropertyName), e.ErrorMessage));

    /// <summary>Texts for one field: its own, and those of anything below it.</summary>
    public IReadOnlyList<string> For(string path) => [.. Shown.Where(e => Under(e.Path, path)).Select(e => e.Message).Distinct()];

    /// <summary>The label of the field that shows the errors of this member.</summary>
    public void Label(string path, string label) => _labels[path] = label;

    /// <summary>A field that shows the errors of this member stands on the page, or in this dialog.</summary>
    public void Put(string path, object? dialog) => _fields.Add((path, dialog));

    /// <summary>The field is no longer there.</summary>
    public void Take(string path, object? dialog) => _fields.Remove((path, dialog));

    /// <summary>Each of these stands under a field there: null is the page, behind which a dialog's fields are not seen, nor the page's in a dialog.</summary>
    public bool Says(IReadOnlyCollection<FieldError> errors, object? dialog) =>
        errors.Count > 0 && errors.All(e => _fields.Any(f => Equals(f.Dialog, dialog) && Under(e.Path, f.Path)));

    /// <summary>What a summary calls the member: as its field does, else by AWS's last word for it.</summary>
    public string NameOf(string path) => _labels.Where(l => Under(path, l.Key)).OrderByDescending(l => l.Key.Length).Select(l => l.Value).FirstOrDefault() ?? LastWord(path);

    /// <summary>The operator has left the field: from now on its rules show.</summary>
    public void Touch(string path)
    {
        _touched.Add(path);
        Refresh();
    }

    /// <summary>Runs every rule and shows what is broken. True when the form may be sent.</summary>
    public bool Validate()
    {
        _all = true;
        Refresh();
        if (_local.Count == 0) return true;
        Lead();
        return false;
    }

    /// <summary>To the first fault.</summary>
    public void Lead() => Refused?.Invoke();

    /// <summary>Rules again, for fields already shown.</summary>
    public void Refresh()
    {
        _local = [.. _rules()];
        Changed?.Invoke();
    }

    public void SetServer(IReadOnlyList<FieldError> errors)
    {
        _server = [.. errors.Select(ShapeWords.Of)];
        Changed?.Invoke();
    }

    public void ClearServer()
    {
        if (_server.Count == 0) return;
        SetServer([]);
    }

    /// <summary>As after loading: nothing touched, nothing shown.</summary>
    public void Reset()
    {
        _touched.Clear();
        _all = false;
        _server = [];
        _local = [];
        Changed?.Invoke();
    }

    /// <summary><c>Policies.PasswordPolicy.MinimumLength</c> → <c>policies.passwordPolicy.minimumLength</c>; <c>Urls[0]</c> → <c>urls.1.member</c>.</summary>
    public static string MemberPath(string propertyName) => string.Join('.', propertyName.Split('.').Select(Segment));

    private static string LastWord(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return name == "member" ? path : name;
    }

    private static string Segment(string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0) return Lower(name);
        return int.TryParse(name[(bracket + 1)..^1], out var index) ? $"{Lower(name[..bracket])}.{index + 1}.member" : Lower(name[..bracket]);
    }

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static bool Under(string path, string field) =>
        path.Equals(field, StringComparison.OrdinalIgnoreCase) || path.StartsWith(field + ".", StringComparison.OrdinalIgnoreCase);
}
