using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Admin.Settings;

/// <summary>A policy to begin with. Names to fill in stand in capitals.</summary>
public sealed record RoleTemplate(string Title, string Help, string Document);

/// <summary>The three that apps of identity pools need most, and a trust policy for one pool.</summary>
public static class RoleTemplates
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IReadOnlyList<RoleTemplate> Policies { get; } =
    [
        new("Guests read one bucket", "Anybody may read what lies in the bucket, and list it.", Document(
            Statement("ReadBucket", ["s3:GetObject"], ["arn:aws:s3:::BUCKET/*"]), Statement("ListBucket", ["s3:ListBucket"], ["arn:aws:s3:::BUCKET"]))),
        new("Everybody has a folder of their own", "Each identity reads and writes below its own identity ID in the bucket, and nowhere else.", Document(
            Statement("ListOwnFolder", ["s3:ListBucket"], ["arn:aws:s3:::BUCKET"], ("StringLike", "s3:prefix", ["${cognito-identity.amazonaws.com:sub}/*"])),
            Statement("UseOwnFolder", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], ["arn:aws:s3:::BUCKET/${cognito-identity.amazonaws.com:sub}/*"]))),
        new("Everybody has items of their own", "Each identity reaches the items of a DynamoDB table whose partition key is its own identity ID.", Document(
            Statement("UseOwnItems", ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"],
                ["arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE"], ("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["${cognito-identity.amazonaws.com:sub}"])))),
    ];

    private static JsonObject Statement(string sid, string[] actions, string[] resources, (string Operator, string Key, string[] Values)? condition = null)
    {
        var statement = new JsonObject { ["Sid"] = sid, ["Effect"] = "Allow", ["Action"] = Array(actions), ["Resource"] = Array(resources) };
        if (condition is var (test, key, values)) statement["Condition"] = new JsonObject { [test] = new JsonObject { [key] = Array(values) } };
        return statement;
    }

    private static JsonArray Array(string[] values) => [.. values.Select(v => (JsonNode)v)];

    private static string Document(params JsonObject[] statements) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) }.ToJsonString(Indented);
}
