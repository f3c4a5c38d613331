using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Sandbox = Jint.Engine;

namespace CognitoConsole.Engine.Extensions;

/// <summary>A parsed source: a script that sets <c>exports.handler</c>, or a module that exports <c>handler</c>.</summary>
internal sealed partial class JavaScriptProgram
{
    private const string Open = "(function (exports, module, require) {";

    private readonly Prepared<Script>? _script;
    private readonly Prepared<Module>? _module;

    private JavaScriptProgram(Prepared<Script>? script, Prepared<Module>? module) => (_script, _module) = (script, module);

    /// <exception cref="ScriptPreparationException">Not JavaScript; the message says where.</exception>
    public static JavaScriptProgram Parse(string source) => IsModule().IsMatch(source)
        ? new JavaScriptProgram(null, Sandbox.PrepareModule(source, "function"))
        // On the same line, so that the lines in messages are those of the editor.
        : new JavaScriptProgram(Sandbox.PrepareScript($"{Open}{source}\n}})", "function"), null);

    /// <summary>Null when the program has no handler.</summary>
    public JsValue? Handler(Sandbox engine, JsValue crypto, JsValue require)
    {
        if (_script is { } script)
        {
            var exports = new JsObject(engine);
            var module = new JsObject(engine);
            module.Set("exports", exports);
            engine.Invoke(engine.Evaluate(script), exports, module, require);
            return Function(module.Get("exports") is ObjectInstance exported ? exported.Get("handler") : JsValue.Undefined);
        }

        engine.Modules.Add("crypto", builder => Crypto(builder, crypto));
        engine.Modules.Add("node:crypto", builder => Crypto(builder, crypto));
        engine.Modules.Add("function", builder => builder.AddModule(_module!.Value));
        var import = engine.Modules.Import("function");
        return Function(import.Get("handler")) ?? Function(import.Get("default") is ObjectInstance byDefault ? byDefault.Get("handler") : JsValue.Undefined);
    }

    private static void Crypto(Jint.Runtime.Modules.ModuleBuilder builder, JsValue crypto)
    {
        builder.ExportValue("default", crypto);
        foreach (var name in new[] { "randomUUID", "randomInt" }) builder.ExportValue(name, crypto.Get(name));
    }

    private static JsValue? Function(JsValue value) => value.IsCallable() ? value : null;

    [GeneratedRegex(@"^\s*(export\s+(const|let|var|async|function|default|\{)|import\s+[\w{*""'])", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex IsModule();
}
