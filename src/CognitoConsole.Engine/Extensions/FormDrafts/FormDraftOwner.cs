using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Drafts belong to the operator who calls; nobody else can name them. Forms may hold secrets, so drafts are encrypted.</summary>
internal sealed class FormDraftOwner(CognitoDbContext db, KeyRing keys)
{
    public static string Id(OperationContext context) => context.Caller is Caller.Operator person
        ? person.Id
        : throw Errors.AccessDenied(context.Caller.Arn, context.Operation.Action, "*");

    public IQueryable<FormDraft> Draft(string operatorId, string form) => db.FormDrafts.Where(d => d.OperatorId == operatorId && d.Form == form);

    public byte[] Seal(string operatorId, string content) => keys.Protect(Encoding.UTF8.GetBytes(content), Purpose(operatorId));

    public string Open(FormDraft draft) => Encoding.UTF8.GetString(keys.Unprotect(draft.Content, Purpose(draft.OperatorId)));

    private static string Purpose(string operatorId) => $"form-draft/{operatorId}";
}
