namespace CognitoConsole.Engine.Iam;

/// <summary>
/// What the credentials of a guest can reach at most, whatever the role says: AWS's two session policies of the enhanced flow, an inline and a managed one.
/// One layer: what either allows.
/// </summary>
internal static class GuestScopeDown
{
    public static IReadOnlyList<NamedPolicy> Layer { get; } = [Compile("guest scope-down (inline)", Inline), Compile("AmazonCognitoUnAuthedIdentitiesSessionPolicy", Managed)];

    /// <summary>The inline one, for an STS elsewhere.</summary>
    public const string Inline = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":[
        "rum:PutRumEvents","polly:*","comprehend:*","translate:*","transcribe:*","rekognition:*","mobiletargeting:*","firehose:*","personalize:*","sagemaker:InvokeEndpoint",
        "cloudwatch:*","logs:*","dynamodb:*","kinesis:*","mobileanalytics:*","s3:*","ses:*","sns:*","sqs:*","lambda:*","machinelearning:*","execute-api:*","iot:*","gamelift:*",
        "cognito-identity:*","cognito-idp:*","lex:*","appsync:*","cognito-sync:*","codewhisperer:*","sdb:*","textract:DetectDocumentText","textract:AnalyzeDocument"]}]}
        """;

    private const string Managed = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":[
        "rum:PutRumEvents","polly:*","comprehend:*","translate:*","transcribe:*","rekognition:*","mobiletargeting:*","firehose:*","personalize:*","sagemaker:InvokeEndpoint",
        "geo:GetMap*","geo:SearchPlaceIndex*","geo:GetPlace","geo:CalculateRoute*","geo:*Geofence","geo:*Geofences","geo:*DevicePosition*",
        "kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*"]}]}
        """;

    /// <summary>Whether a guest's credentials can have this action at all.</summary>
    public static bool Allows(string action) => Layer.Any(p => p.Document[0].Actions.Any(a => a.MatchesText(action) == Match.Yes));

    /// <summary>Whether it leaves anything of this service.</summary>
    public static bool Names(string service) => Inline.Contains($"\"{service}:", StringComparison.OrdinalIgnoreCase) || Managed.Contains($"\"{service}:", StringComparison.OrdinalIgnoreCase);

    private static NamedPolicy Compile(string name, string text) => new(name, PolicyDocument.Parse(text, PolicyKind.Identity, PolicyDocument.MaxManaged)) { SourceType = "aws-managed" };
}
