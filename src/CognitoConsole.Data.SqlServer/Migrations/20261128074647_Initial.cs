using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CognitoConsole.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    RequestId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Action = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CallerName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CallerArn = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IpAddress = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    UserAgent = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ResourceId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Target = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Changes = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsumedSessions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsumedSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Functions",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Arn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Description = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LatestVersion = table.Column<int>(type: "int", nullable: false),
                    Endpoint = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AccessKeyId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Secret = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Functions", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "IdentityPools",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AllowUnauthenticatedIdentities = table.Column<bool>(type: "bit", nullable: false),
                    AllowClassicFlow = table.Column<bool>(type: "bit", nullable: false),
                    SupportedLoginProviders = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    DeveloperProviderName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CognitoIdentityProviders = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OpenIdConnectProviderARNs = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SamlProviderARNs = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Roles = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    RoleMappings = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PrincipalTagMaps = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReportingZones = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityPools", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdentityTokenKeys",
                columns: table => new
                {
                    Kid = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PrivateKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityTokenKeys", x => x.Kid);
                });

            migrationBuilder.CreateTable(
                name: "Installations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    KeyRingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Canary = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Installations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ManagedPolicies",
                columns: table => new
                {
                    PolicyName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PolicyId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Path = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Document = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    DefaultVersion = table.Column<int>(type: "int", nullable: false),
                    LastVersion = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsBuiltIn = table.Column<bool>(type: "bit", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    UpdateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedPolicies", x => x.PolicyName);
                });

            migrationBuilder.CreateTable(
                name: "OpenIdConnectProviders",
                columns: table => new
                {
                    Url = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Thumbprints = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenIdConnectProviders", x => x.Url);
                });

            migrationBuilder.CreateTable(
                name: "ProvisionedLimits",
                columns: table => new
                {
                    Category = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<int>(type: "int", nullable: true),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionedLimits", x => x.Category);
                });

            migrationBuilder.CreateTable(
                name: "SamlProviders",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MetadataDocument = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    EntityId = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SigningCertificates = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ValidUntil = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamlProviders", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "UserAttributes",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserAttributes", x => new { x.UserPoolId, x.Name, x.Value, x.Username });
                });

            migrationBuilder.CreateTable(
                name: "UserPools",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Region = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    CaseSensitive = table.Column<bool>(type: "bit", nullable: false),
                    AliasAttributes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UsernameAttributes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SchemaAttributes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    DeletionProtection = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolTier = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Policies = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AdminCreateUserConfig = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AutoVerifiedAttributes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    VerificationMessageTemplate = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SmsVerificationMessage = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EmailVerificationMessage = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EmailVerificationSubject = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SmsAuthenticationMessage = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserAttributeUpdateSettings = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DeviceConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EmailConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SmsConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    LambdaConfig = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserPoolAddOns = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AccountRecoverySetting = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    KeyConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecretKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    IssuerConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DcrConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AcrConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    LogConfigurations = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UserSessionTracking = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MaxTokenSessionsPerUser = table.Column<int>(type: "int", nullable: false),
                    NeverMovesAliases = table.Column<bool>(type: "bit", nullable: false),
                    UserKinds = table.Column<int>(type: "int", nullable: false),
                    MfaConfiguration = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SmsMfaEnabled = table.Column<bool>(type: "bit", nullable: false),
                    SoftwareTokenMfaConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EmailMfaConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    WebAuthnConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPools", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FunctionVersions",
                columns: table => new
                {
                    FunctionName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Author = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FunctionVersions", x => new { x.FunctionName, x.Number });
                    table.ForeignKey(
                        name: "FK_FunctionVersions_Functions_FunctionName",
                        column: x => x.FunctionName,
                        principalTable: "Functions",
                        principalColumn: "Name",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CognitoEvents",
                columns: table => new
                {
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FunctionArn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CognitoEvents", x => new { x.IdentityPoolId, x.Name });
                    table.ForeignKey(
                        name: "FK_CognitoEvents_IdentityPools_IdentityPoolId",
                        column: x => x.IdentityPoolId,
                        principalTable: "IdentityPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DailyCounts",
                columns: table => new
                {
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<int>(type: "int", nullable: false),
                    Metric = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Provider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DailyCounts", x => new { x.IdentityPoolId, x.Day, x.Metric, x.Provider });
                    table.ForeignKey(
                        name: "FK_DailyCounts_IdentityPools_IdentityPoolId",
                        column: x => x.IdentityPoolId,
                        principalTable: "IdentityPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Identities",
                columns: table => new
                {
                    IdentityId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsGuest = table.Column<bool>(type: "bit", nullable: false),
                    IsDisabled = table.Column<bool>(type: "bit", nullable: false),
                    MergedInto = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenDay = table.Column<int>(type: "int", nullable: false),
                    CountedSince = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Identities", x => x.IdentityId);
                    table.ForeignKey(
                        name: "FK_Identities_IdentityPools_IdentityPoolId",
                        column: x => x.IdentityPoolId,
                        principalTable: "IdentityPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdentityEvents",
                columns: table => new
                {
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Provider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IdentityId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RoleArn = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AccessKeyId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityEvents", x => new { x.IdentityPoolId, x.Kind, x.Provider, x.Day, x.At, x.Id });
                    table.ForeignKey(
                        name: "FK_IdentityEvents_IdentityPools_IdentityPoolId",
                        column: x => x.IdentityPoolId,
                        principalTable: "IdentityPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdentityPeriods",
                columns: table => new
                {
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Metric = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Node = table.Column<int>(type: "int", nullable: false),
                    FromDay = table.Column<int>(type: "int", nullable: false),
                    IdentityId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ToDay = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityPeriods", x => new { x.IdentityPoolId, x.Metric, x.Node, x.FromDay, x.IdentityId });
                    table.ForeignKey(
                        name: "FK_IdentityPeriods_IdentityPools_IdentityPoolId",
                        column: x => x.IdentityPoolId,
                        principalTable: "IdentityPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SyncConfigurations",
                columns: table => new
                {
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    ApplicationArns = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PushRoleArn = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StreamName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StreamRoleArn = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StreamingStatus = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BulkPublishStatus = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BulkPublishStartTime = table.Column<long>(type: "bigint", nullable: true),
                    BulkPublishCompleteTime = table.Column<long>(type: "bigint", nullable: true),
                    BulkPublishFailure = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BulkPublishPosition = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SyncConfigurations", x => x.IdentityPoolId);
                    table.ForeignKey(
                        name: "FK_SyncConfigurations_IdentityPools_IdentityPoolId",
                        column: x => x.IdentityPoolId,
                        principalTable: "IdentityPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SyncDeliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Destination = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Size = table.Column<int>(type: "int", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SyncDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SyncDeliveries_IdentityPools_IdentityPoolId",
                        column: x => x.IdentityPoolId,
                        principalTable: "IdentityPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccessKeys",
                columns: table => new
                {
                    AccessKeyId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PolicyName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OwnerRole = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SecretAccessKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    LastUsedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastUsedService = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LastUsedRegion = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessKeys", x => x.AccessKeyId);
                    table.ForeignKey(
                        name: "FK_AccessKeys_ManagedPolicies_PolicyName",
                        column: x => x.PolicyName,
                        principalTable: "ManagedPolicies",
                        principalColumn: "PolicyName",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IamRoles",
                columns: table => new
                {
                    RoleName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Path = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RoleId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AssumeRolePolicyDocument = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    MaxSessionDuration = table.Column<int>(type: "int", nullable: false),
                    PermissionsBoundary = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    InlinePolicies = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IamRoles", x => x.RoleName);
                    table.ForeignKey(
                        name: "FK_IamRoles_ManagedPolicies_PermissionsBoundary",
                        column: x => x.PermissionsBoundary,
                        principalTable: "ManagedPolicies",
                        principalColumn: "PolicyName",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ManagedPolicyVersions",
                columns: table => new
                {
                    PolicyName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Document = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedPolicyVersions", x => new { x.PolicyName, x.Number });
                    table.ForeignKey(
                        name: "FK_ManagedPolicyVersions_ManagedPolicies_PolicyName",
                        column: x => x.PolicyName,
                        principalTable: "ManagedPolicies",
                        principalColumn: "PolicyName",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Operators",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DisplayName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Disabled = table.Column<bool>(type: "bit", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastSignInDate = table.Column<long>(type: "bigint", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Operators", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Operators_ManagedPolicies_Role",
                        column: x => x.Role,
                        principalTable: "ManagedPolicies",
                        principalColumn: "PolicyName",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CognitoUsers",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sub = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserStatus = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Enabled = table.Column<bool>(type: "bit", nullable: false),
                    UserCreateDate = table.Column<long>(type: "bigint", nullable: false),
                    UserLastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Attributes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PendingAttributes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PasswordVerifier = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ImportedPasswordHash = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    PasswordSetAt = table.Column<long>(type: "bigint", nullable: true),
                    SignedOutAt = table.Column<long>(type: "bigint", nullable: true),
                    FailedAttempts = table.Column<int>(type: "int", nullable: false),
                    LastFailedAt = table.Column<long>(type: "bigint", nullable: true),
                    LockedUntil = table.Column<long>(type: "bigint", nullable: true),
                    MfaSettings = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PreferredMfa = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ActiveMonth = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CognitoUsers", x => new { x.UserPoolId, x.Username });
                    table.ForeignKey(
                        name: "FK_CognitoUsers_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FederationAttempts",
                columns: table => new
                {
                    StateHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Answer = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FederationAttempts", x => x.StateHash);
                    table.ForeignKey(
                        name: "FK_FederationAttempts_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FunctionInvocations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FunctionArn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Trigger = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TriggerSource = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    DurationMilliseconds = table.Column<int>(type: "int", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    FunctionVersion = table.Column<int>(type: "int", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FunctionInvocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FunctionInvocations_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GroupName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Description = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RoleArn = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Precedence = table.Column<int>(type: "int", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => new { x.UserPoolId, x.GroupName });
                    table.ForeignKey(
                        name: "FK_Groups_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LogEvents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EventSource = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LogLevel = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Destination = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Record = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LogEvents_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MonthlyActiveUsers",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FirstActiveAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthlyActiveUsers", x => new { x.UserPoolId, x.Month, x.Username });
                    table.ForeignKey(
                        name: "FK_MonthlyActiveUsers_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Medium = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Destination = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Body = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    From = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReplyTo = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ConfigurationSet = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: true),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    LastError = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FunctionArn = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ResourceServers",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Identifier = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Scopes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResourceServers", x => new { x.UserPoolId, x.Identifier });
                    table.ForeignKey(
                        name: "FK_ResourceServers_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RiskConfigurations",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CompromisedCredentials = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AccountTakeover = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RiskException = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RiskConfigurations", x => new { x.UserPoolId, x.ClientId });
                    table.ForeignKey(
                        name: "FK_RiskConfigurations_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SamlCertificates",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Use = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Certificate = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    PrivateKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamlCertificates", x => new { x.UserPoolId, x.Use });
                    table.ForeignKey(
                        name: "FK_SamlCertificates_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kid = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TokenUse = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    N = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: false, collation: "Latin1_General_100_BIN2"),
                    E = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PrivateKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => new { x.UserPoolId, x.Kid });
                    table.ForeignKey(
                        name: "FK_SigningKeys_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UICustomizations",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Css = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ServedCss = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Image = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ImageName = table.Column<string>(type: "nvarchar(48)", maxLength: 48, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UICustomizations", x => new { x.UserPoolId, x.ClientId });
                    table.ForeignKey(
                        name: "FK_UICustomizations_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnknownAttempts",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Bucket = table.Column<int>(type: "int", nullable: false),
                    NameHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    LastFailedAt = table.Column<long>(type: "bigint", nullable: false),
                    LockedUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnknownAttempts", x => new { x.UserPoolId, x.Bucket });
                    table.ForeignKey(
                        name: "FK_UnknownAttempts_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserImportJobs",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    JobId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    JobName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CloudWatchLogsRoleArn = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PasswordHashingAlgorithm = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Status = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    StartDate = table.Column<long>(type: "bigint", nullable: true),
                    CompletionDate = table.Column<long>(type: "bigint", nullable: true),
                    CompletionMessage = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ImportedUsers = table.Column<int>(type: "int", nullable: false),
                    SkippedUsers = table.Column<int>(type: "int", nullable: false),
                    FailedUsers = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    FileId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FileLength = table.Column<long>(type: "bigint", nullable: false),
                    FileLines = table.Column<int>(type: "int", nullable: false),
                    DoneLine = table.Column<int>(type: "int", nullable: false),
                    LeaseId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserImportJobs", x => new { x.UserPoolId, x.JobId });
                    table.ForeignKey(
                        name: "FK_UserImportJobs_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserPoolClients",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    ClientType = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HasSecret = table.Column<bool>(type: "bit", nullable: false),
                    RefreshTokenValidity = table.Column<int>(type: "int", nullable: true),
                    AccessTokenValidity = table.Column<int>(type: "int", nullable: true),
                    IdTokenValidity = table.Column<int>(type: "int", nullable: true),
                    TokenValidityUnits = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReadAttributes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    WriteAttributes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ExplicitAuthFlows = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SupportedIdentityProviders = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CallbackURLs = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    LogoutURLs = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    DefaultRedirectURI = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AllowedOAuthFlows = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AllowedOAuthScopes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AllowedOAuthFlowsUserPoolClient = table.Column<bool>(type: "bit", nullable: false),
                    AnalyticsConfiguration = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PreventUserExistenceErrors = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EnableTokenRevocation = table.Column<bool>(type: "bit", nullable: false),
                    EnablePropagateAdditionalUserContextData = table.Column<bool>(type: "bit", nullable: false),
                    AuthSessionValidity = table.Column<int>(type: "int", nullable: false),
                    RefreshTokenRotation = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SsoMaxValidityMinutes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPoolClients", x => new { x.UserPoolId, x.ClientId });
                    table.ForeignKey(
                        name: "FK_UserPoolClients_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserPoolDomains",
                columns: table => new
                {
                    Domain = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CustomDomainConfig = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ManagedLoginVersion = table.Column<int>(type: "int", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPoolDomains", x => x.Domain);
                    table.ForeignKey(
                        name: "FK_UserPoolDomains_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserPoolIdentityProviders",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderName = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderType = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Details = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Secrets = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AttributeMapping = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IdpIdentifiers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AcrMapping = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPoolIdentityProviders", x => new { x.UserPoolId, x.ProviderName });
                    table.ForeignKey(
                        name: "FK_UserPoolIdentityProviders_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserPoolReplicas",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RegionName = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Status = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPoolReplicas", x => new { x.UserPoolId, x.RegionName });
                    table.ForeignKey(
                        name: "FK_UserPoolReplicas_UserPools_UserPoolId",
                        column: x => x.UserPoolId,
                        principalTable: "UserPools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Datasets",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IdentityId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DatasetName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MergedFrom = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedBy = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SyncCount = table.Column<long>(type: "bigint", nullable: false),
                    ForgottenSyncCount = table.Column<long>(type: "bigint", nullable: false),
                    IsDeleted = table.Column<bool>(type: "bit", nullable: false),
                    DataStorage = table.Column<long>(type: "bigint", nullable: false),
                    NumRecords = table.Column<int>(type: "int", nullable: false),
                    NumRemoved = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Datasets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Datasets_Identities_IdentityId",
                        column: x => x.IdentityId,
                        principalTable: "Identities",
                        principalColumn: "IdentityId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdentityLogins",
                columns: table => new
                {
                    IdentityPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Provider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SubjectKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IdentityId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LinkedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityLogins", x => new { x.IdentityPoolId, x.Provider, x.SubjectKey });
                    table.ForeignKey(
                        name: "FK_IdentityLogins_Identities_IdentityId",
                        column: x => x.IdentityId,
                        principalTable: "Identities",
                        principalColumn: "IdentityId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SyncDevices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IdentityId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ApplicationArn = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Token = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SyncDevices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SyncDevices_Identities_IdentityId",
                        column: x => x.IdentityId,
                        principalTable: "Identities",
                        principalColumn: "IdentityId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AttachedRolePolicies",
                columns: table => new
                {
                    RoleName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PolicyName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttachedRolePolicies", x => new { x.RoleName, x.PolicyName });
                    table.ForeignKey(
                        name: "FK_AttachedRolePolicies_IamRoles_RoleName",
                        column: x => x.RoleName,
                        principalTable: "IamRoles",
                        principalColumn: "RoleName",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttachedRolePolicies_ManagedPolicies_PolicyName",
                        column: x => x.PolicyName,
                        principalTable: "ManagedPolicies",
                        principalColumn: "PolicyName",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "nvarchar(36)", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Operators_UserId",
                        column: x => x.UserId,
                        principalTable: "Operators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<string>(type: "nvarchar(36)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Operators_UserId",
                        column: x => x.UserId,
                        principalTable: "Operators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(900)", maxLength: 900, nullable: false),
                    UserId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_Operators_UserId",
                        column: x => x.UserId,
                        principalTable: "Operators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "nvarchar(36)", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Operators_UserId",
                        column: x => x.UserId,
                        principalTable: "Operators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FormDrafts",
                columns: table => new
                {
                    OperatorId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Form = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormDrafts", x => new { x.OperatorId, x.Form });
                    table.ForeignKey(
                        name: "FK_FormDrafts_Operators_OperatorId",
                        column: x => x.OperatorId,
                        principalTable: "Operators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AttemptLimits",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Limit = table.Column<string>(type: "nvarchar(48)", maxLength: 48, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WindowStart = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptLimits", x => new { x.UserPoolId, x.Username, x.Limit });
                    table.ForeignKey(
                        name: "FK_AttemptLimits_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AuthEvents",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EventId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EventType = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    EventResponse = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RiskDecision = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RiskLevel = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CompromisedCredentialsDetected = table.Column<bool>(type: "bit", nullable: false),
                    ChallengeResponses = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IpAddress = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DeviceName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FeedbackValue = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FeedbackProvider = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    FeedbackDate = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthEvents", x => new { x.UserPoolId, x.Username, x.EventId });
                    table.ForeignKey(
                        name: "FK_AuthEvents_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AuthorizationCodes",
                columns: table => new
                {
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RedirectUri = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Scope = table.Column<string>(type: "nvarchar(max)", maxLength: 4096, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Nonce = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Resource = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CodeChallenge = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AuthTime = table.Column<long>(type: "bigint", nullable: false),
                    Methods = table.Column<int>(type: "int", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    ConsumedAt = table.Column<long>(type: "bigint", nullable: true),
                    OriginJti = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OriginSessionId = table.Column<string>(type: "nvarchar(28)", maxLength: 28, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthorizationCodes", x => x.CodeHash);
                    table.ForeignKey(
                        name: "FK_AuthorizationCodes_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BrowserSessions",
                columns: table => new
                {
                    IdHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SessionId = table.Column<string>(type: "nvarchar(28)", maxLength: 28, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LastActiveAt = table.Column<long>(type: "bigint", nullable: false),
                    LastIpAddress = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DeviceType = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AuthTime = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Methods = table.Column<int>(type: "int", nullable: false),
                    PassedMfa = table.Column<bool>(type: "bit", nullable: false),
                    ProviderName = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ProviderSession = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrowserSessions", x => x.IdHash);
                    table.ForeignKey(
                        name: "FK_BrowserSessions_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConfirmationCodes",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Purpose = table.Column<string>(type: "nvarchar(48)", maxLength: 48, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CodeHash = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Destination = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    FailedAttempts = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfirmationCodes", x => new { x.UserPoolId, x.Username, x.Purpose });
                    table.ForeignKey(
                        name: "FK_ConfirmationCodes_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeviceKey = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeviceGroupKey = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Verifier = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    DeviceName = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsRemembered = table.Column<bool>(type: "bit", nullable: false),
                    LastIpUsed = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DeviceCreateDate = table.Column<long>(type: "bigint", nullable: false),
                    DeviceLastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    DeviceLastAuthenticatedDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Devices", x => new { x.UserPoolId, x.Username, x.DeviceKey });
                    table.ForeignKey(
                        name: "FK_Devices_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PreviousPasswords",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SetAt = table.Column<long>(type: "bigint", nullable: false),
                    PasswordVerifier = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviousPasswords", x => new { x.UserPoolId, x.Username, x.SetAt });
                    table.ForeignKey(
                        name: "FK_PreviousPasswords_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RefreshTokens",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OriginJti = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AuthTime = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(max)", maxLength: 4096, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Resource = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Methods = table.Column<int>(type: "int", nullable: false),
                    DeviceKey = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SessionId = table.Column<string>(type: "nvarchar(28)", maxLength: 28, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OriginSessionId = table.Column<string>(type: "nvarchar(28)", maxLength: 28, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    LastActiveAt = table.Column<long>(type: "bigint", nullable: false),
                    LastIpAddress = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DeviceType = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Generation = table.Column<int>(type: "int", nullable: false),
                    RotatedAt = table.Column<long>(type: "bigint", nullable: true),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefreshTokens", x => new { x.UserPoolId, x.OriginJti });
                    table.ForeignKey(
                        name: "FK_RefreshTokens_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInNames",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInNames", x => new { x.UserPoolId, x.Name });
                    table.ForeignKey(
                        name: "FK_SignInNames_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SoftwareTokens",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Secret = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    PendingSecret = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    FriendlyDeviceName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LastStep = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SoftwareTokens", x => new { x.UserPoolId, x.Username });
                    table.ForeignKey(
                        name: "FK_SoftwareTokens_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebAuthnCredentials",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CredentialIdHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CredentialId = table.Column<string>(type: "nvarchar(1400)", maxLength: 1400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PublicKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    FriendlyCredentialName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RelyingPartyId = table.Column<string>(type: "nvarchar(127)", maxLength: 127, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AuthenticatorAttachment = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AuthenticatorTransports = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsUserVerified = table.Column<bool>(type: "bit", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "bit", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "bit", nullable: false),
                    SignCount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebAuthnCredentials", x => new { x.UserPoolId, x.CredentialIdHash });
                    table.ForeignKey(
                        name: "FK_WebAuthnCredentials_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebAuthnRegistrations",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Id = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebAuthnRegistrations", x => new { x.UserPoolId, x.Username });
                    table.ForeignKey(
                        name: "FK_WebAuthnRegistrations_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupMembers",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GroupName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMembers", x => new { x.UserPoolId, x.GroupName, x.Username });
                    table.ForeignKey(
                        name: "FK_GroupMembers_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" });
                    table.ForeignKey(
                        name: "FK_GroupMembers_Groups_UserPoolId_GroupName",
                        columns: x => new { x.UserPoolId, x.GroupName },
                        principalTable: "Groups",
                        principalColumns: new[] { "UserPoolId", "GroupName" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserImportLines",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    JobId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LineNumber = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Message = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserImportLines", x => new { x.UserPoolId, x.JobId, x.LineNumber });
                    table.ForeignKey(
                        name: "FK_UserImportLines_UserImportJobs_UserPoolId_JobId",
                        columns: x => new { x.UserPoolId, x.JobId },
                        principalTable: "UserImportJobs",
                        principalColumns: new[] { "UserPoolId", "JobId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserImportParts",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    JobId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FileId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserImportParts", x => new { x.UserPoolId, x.JobId, x.FileId, x.Number });
                    table.ForeignKey(
                        name: "FK_UserImportParts_UserImportJobs_UserPoolId_JobId",
                        columns: x => new { x.UserPoolId, x.JobId },
                        principalTable: "UserImportJobs",
                        principalColumns: new[] { "UserPoolId", "JobId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ManagedLoginBrandings",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ManagedLoginBrandingId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UseCognitoProvidedValues = table.Column<bool>(type: "bit", nullable: false),
                    Settings = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedLoginBrandings", x => new { x.UserPoolId, x.ManagedLoginBrandingId });
                    table.ForeignKey(
                        name: "FK_ManagedLoginBrandings_UserPoolClients_UserPoolId_ClientId",
                        columns: x => new { x.UserPoolId, x.ClientId },
                        principalTable: "UserPoolClients",
                        principalColumns: new[] { "UserPoolId", "ClientId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Terms",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TermsId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TermsName = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TermsSource = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Enforcement = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Links = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terms", x => new { x.UserPoolId, x.TermsId });
                    table.ForeignKey(
                        name: "FK_Terms_UserPoolClients_UserPoolId_ClientId",
                        columns: x => new { x.UserPoolId, x.ClientId },
                        principalTable: "UserPoolClients",
                        principalColumns: new[] { "UserPoolId", "ClientId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserPoolClientSecrets",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SecretId = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPoolClientSecrets", x => new { x.UserPoolId, x.ClientId, x.SecretId });
                    table.ForeignKey(
                        name: "FK_UserPoolClientSecrets_UserPoolClients_UserPoolId_ClientId",
                        columns: x => new { x.UserPoolId, x.ClientId },
                        principalTable: "UserPoolClients",
                        principalColumns: new[] { "UserPoolId", "ClientId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LinkedIdentities",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderName = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AttributeName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AttributeValue = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderType = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Username = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    IsPrimary = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkedIdentities", x => new { x.UserPoolId, x.ProviderName, x.AttributeName, x.AttributeValue });
                    table.ForeignKey(
                        name: "FK_LinkedIdentities_CognitoUsers_UserPoolId_Username",
                        columns: x => new { x.UserPoolId, x.Username },
                        principalTable: "CognitoUsers",
                        principalColumns: new[] { "UserPoolId", "Username" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LinkedIdentities_UserPoolIdentityProviders_UserPoolId_ProviderName",
                        columns: x => new { x.UserPoolId, x.ProviderName },
                        principalTable: "UserPoolIdentityProviders",
                        principalColumns: new[] { "UserPoolId", "ProviderName" });
                });

            migrationBuilder.CreateTable(
                name: "UserPoolIdentityProviderIdentifiers",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Identifier = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderName = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPoolIdentityProviderIdentifiers", x => new { x.UserPoolId, x.Identifier });
                    table.ForeignKey(
                        name: "FK_UserPoolIdentityProviderIdentifiers_UserPoolIdentityProviders_UserPoolId_ProviderName",
                        columns: x => new { x.UserPoolId, x.ProviderName },
                        principalTable: "UserPoolIdentityProviders",
                        principalColumns: new[] { "UserPoolId", "ProviderName" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DatasetRecords",
                columns: table => new
                {
                    DatasetId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RecordKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(1024)", maxLength: 1024, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SyncCount = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedBy = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeviceLastModifiedDate = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DatasetRecords", x => new { x.DatasetId, x.RecordKey });
                    table.ForeignKey(
                        name: "FK_DatasetRecords_Datasets_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Datasets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DatasetSubscriptions",
                columns: table => new
                {
                    DatasetId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeviceId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DatasetSubscriptions", x => new { x.DatasetId, x.DeviceId });
                    table.ForeignKey(
                        name: "FK_DatasetSubscriptions_Datasets_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Datasets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ManagedLoginAssets",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ManagedLoginBrandingId = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ColorMode = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Extension = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ResourceId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(48)", maxLength: 48, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedLoginAssets", x => new { x.UserPoolId, x.ManagedLoginBrandingId, x.Category, x.ColorMode });
                    table.ForeignKey(
                        name: "FK_ManagedLoginAssets_ManagedLoginBrandings_UserPoolId_ManagedLoginBrandingId",
                        columns: x => new { x.UserPoolId, x.ManagedLoginBrandingId },
                        principalTable: "ManagedLoginBrandings",
                        principalColumns: new[] { "UserPoolId", "ManagedLoginBrandingId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessKeys_PolicyName",
                table: "AccessKeys",
                column: "PolicyName");

            migrationBuilder.CreateIndex(
                name: "IX_AccessKeys_UserName",
                table: "AccessKeys",
                column: "UserName");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AttachedRolePolicies_PolicyName",
                table: "AttachedRolePolicies",
                column: "PolicyName");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CallerName_Id",
                table: "AuditEntries",
                columns: new[] { "CallerName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ResourceId_Id",
                table: "AuditEntries",
                columns: new[] { "ResourceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ResourceId_Target_Id",
                table: "AuditEntries",
                columns: new[] { "ResourceId", "Target", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Target_Id",
                table: "AuditEntries",
                columns: new[] { "Target", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthEvents_CreationDate",
                table: "AuthEvents",
                column: "CreationDate");

            migrationBuilder.CreateIndex(
                name: "IX_AuthEvents_UserPoolId_IpAddress_CreationDate",
                table: "AuthEvents",
                columns: new[] { "UserPoolId", "IpAddress", "CreationDate" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorizationCodes_ExpiresAt",
                table: "AuthorizationCodes",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_AuthorizationCodes_UserPoolId_Username",
                table: "AuthorizationCodes",
                columns: new[] { "UserPoolId", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_BrowserSessions_ExpiresAt",
                table: "BrowserSessions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_BrowserSessions_UserPoolId_Username",
                table: "BrowserSessions",
                columns: new[] { "UserPoolId", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_CognitoEvents_FunctionArn",
                table: "CognitoEvents",
                column: "FunctionArn");

            migrationBuilder.CreateIndex(
                name: "IX_CognitoUsers_UserPoolId_UserCreateDate_Username",
                table: "CognitoUsers",
                columns: new[] { "UserPoolId", "UserCreateDate", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_CognitoUsers_UserPoolId_UserLastModifiedDate_Username",
                table: "CognitoUsers",
                columns: new[] { "UserPoolId", "UserLastModifiedDate", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsumedSessions_ExpiresAt",
                table: "ConsumedSessions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_DatasetRecords_DatasetId_SyncCount_RecordKey",
                table: "DatasetRecords",
                columns: new[] { "DatasetId", "SyncCount", "RecordKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Datasets_IdentityId_DatasetName",
                table: "Datasets",
                columns: new[] { "IdentityId", "DatasetName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Datasets_IdentityPoolId_Id",
                table: "Datasets",
                columns: new[] { "IdentityPoolId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Datasets_IdentityPoolId_LastModifiedDate",
                table: "Datasets",
                columns: new[] { "IdentityPoolId", "LastModifiedDate" });

            migrationBuilder.CreateIndex(
                name: "IX_DatasetSubscriptions_DeviceId",
                table: "DatasetSubscriptions",
                column: "DeviceId");

            migrationBuilder.CreateIndex(
                name: "IX_FederationAttempts_ExpiresAt",
                table: "FederationAttempts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_FederationAttempts_UserPoolId",
                table: "FederationAttempts",
                column: "UserPoolId");

            migrationBuilder.CreateIndex(
                name: "IX_FunctionInvocations_UserPoolId_Id",
                table: "FunctionInvocations",
                columns: new[] { "UserPoolId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Functions_Arn",
                table: "Functions",
                column: "Arn",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupMembers_UserPoolId_Username",
                table: "GroupMembers",
                columns: new[] { "UserPoolId", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_IamRoles_PermissionsBoundary",
                table: "IamRoles",
                column: "PermissionsBoundary");

            migrationBuilder.CreateIndex(
                name: "IX_Identities_IdentityPoolId_IsDisabled_IsGuest_CountedSince_IdentityId",
                table: "Identities",
                columns: new[] { "IdentityPoolId", "IsDisabled", "IsGuest", "CountedSince", "IdentityId" });

            migrationBuilder.CreateIndex(
                name: "IX_Identities_IdentityPoolId_IsGuest_IsDisabled_IdentityId",
                table: "Identities",
                columns: new[] { "IdentityPoolId", "IsGuest", "IsDisabled", "IdentityId" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityEvents_IdentityId_At",
                table: "IdentityEvents",
                columns: new[] { "IdentityId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityLogins_IdentityId",
                table: "IdentityLogins",
                column: "IdentityId");

            migrationBuilder.CreateIndex(
                name: "IX_IdentityLogins_IdentityPoolId_Email_IdentityId",
                table: "IdentityLogins",
                columns: new[] { "IdentityPoolId", "Email", "IdentityId" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityPeriods_IdentityPoolId_Metric_Node_ToDay_IdentityId",
                table: "IdentityPeriods",
                columns: new[] { "IdentityPoolId", "Metric", "Node", "ToDay", "IdentityId" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityPools_CreationDate",
                table: "IdentityPools",
                column: "CreationDate");

            migrationBuilder.CreateIndex(
                name: "IX_LinkedIdentities_UserPoolId_Username",
                table: "LinkedIdentities",
                columns: new[] { "UserPoolId", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_LogEvents_At",
                table: "LogEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_LogEvents_UserPoolId_Id",
                table: "LogEvents",
                columns: new[] { "UserPoolId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ManagedLoginAssets_UserPoolId_Name",
                table: "ManagedLoginAssets",
                columns: new[] { "UserPoolId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_ManagedLoginBrandings_UserPoolId_ClientId",
                table: "ManagedLoginBrandings",
                columns: new[] { "UserPoolId", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyActiveUsers_FirstActiveAt",
                table: "MonthlyActiveUsers",
                column: "FirstActiveAt");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Operators",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Operators_Role",
                table: "Operators",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Operators",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Status_NextAttemptAt",
                table: "OutboxMessages",
                columns: new[] { "Status", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_UserPoolId_Id",
                table: "OutboxMessages",
                columns: new[] { "UserPoolId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RefreshTokens_ExpiresAt",
                table: "RefreshTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_RefreshTokens_UserPoolId_Username",
                table: "RefreshTokens",
                columns: new[] { "UserPoolId", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInNames_UserPoolId_Username",
                table: "SignInNames",
                columns: new[] { "UserPoolId", "Username" });

            migrationBuilder.CreateIndex(
                name: "IX_SyncConfigurations_BulkPublishStatus",
                table: "SyncConfigurations",
                column: "BulkPublishStatus");

            migrationBuilder.CreateIndex(
                name: "IX_SyncDeliveries_Destination_Id",
                table: "SyncDeliveries",
                columns: new[] { "Destination", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SyncDeliveries_IdentityPoolId",
                table: "SyncDeliveries",
                column: "IdentityPoolId");

            migrationBuilder.CreateIndex(
                name: "IX_SyncDevices_IdentityId_TokenHash",
                table: "SyncDevices",
                columns: new[] { "IdentityId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Terms_UserPoolId_ClientId_TermsName",
                table: "Terms",
                columns: new[] { "UserPoolId", "ClientId", "TermsName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UICustomizations_UserPoolId_ImageName",
                table: "UICustomizations",
                columns: new[] { "UserPoolId", "ImageName" });

            migrationBuilder.CreateIndex(
                name: "IX_UserImportJobs_Status_CreationDate",
                table: "UserImportJobs",
                columns: new[] { "Status", "CreationDate" });

            migrationBuilder.CreateIndex(
                name: "IX_UserImportJobs_UserPoolId_CreationDate_JobId",
                table: "UserImportJobs",
                columns: new[] { "UserPoolId", "CreationDate", "JobId" });

            migrationBuilder.CreateIndex(
                name: "IX_UserPoolClients_ClientId",
                table: "UserPoolClients",
                column: "ClientId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserPoolDomains_UserPoolId",
                table: "UserPoolDomains",
                column: "UserPoolId");

            migrationBuilder.CreateIndex(
                name: "IX_UserPoolIdentityProviderIdentifiers_UserPoolId_ProviderName",
                table: "UserPoolIdentityProviderIdentifiers",
                columns: new[] { "UserPoolId", "ProviderName" });

            migrationBuilder.CreateIndex(
                name: "IX_UserPools_CreationDate",
                table: "UserPools",
                column: "CreationDate");

            migrationBuilder.CreateIndex(
                name: "IX_WebAuthnCredentials_UserPoolId_Username_CreatedAt",
                table: "WebAuthnCredentials",
                columns: new[] { "UserPoolId", "Username", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessKeys");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AttachedRolePolicies");

            migrationBuilder.DropTable(
                name: "AttemptLimits");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuthEvents");

            migrationBuilder.DropTable(
                name: "AuthorizationCodes");

            migrationBuilder.DropTable(
                name: "BrowserSessions");

            migrationBuilder.DropTable(
                name: "CognitoEvents");

            migrationBuilder.DropTable(
                name: "ConfirmationCodes");

            migrationBuilder.DropTable(
                name: "ConsumedSessions");

            migrationBuilder.DropTable(
                name: "DailyCounts");

            migrationBuilder.DropTable(
                name: "DatasetRecords");

            migrationBuilder.DropTable(
                name: "DatasetSubscriptions");

            migrationBuilder.DropTable(
                name: "Devices");

            migrationBuilder.DropTable(
                name: "FederationAttempts");

            migrationBuilder.DropTable(
                name: "FormDrafts");

            migrationBuilder.DropTable(
                name: "FunctionInvocations");

            migrationBuilder.DropTable(
                name: "FunctionVersions");

            migrationBuilder.DropTable(
                name: "GroupMembers");

            migrationBuilder.DropTable(
                name: "IdentityEvents");

            migrationBuilder.DropTable(
                name: "IdentityLogins");

            migrationBuilder.DropTable(
                name: "IdentityPeriods");

            migrationBuilder.DropTable(
                name: "IdentityTokenKeys");

            migrationBuilder.DropTable(
                name: "Installations");

            migrationBuilder.DropTable(
                name: "LinkedIdentities");

            migrationBuilder.DropTable(
                name: "LogEvents");

            migrationBuilder.DropTable(
                name: "ManagedLoginAssets");

            migrationBuilder.DropTable(
                name: "ManagedPolicyVersions");

            migrationBuilder.DropTable(
                name: "MonthlyActiveUsers");

            migrationBuilder.DropTable(
                name: "OpenIdConnectProviders");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "PreviousPasswords");

            migrationBuilder.DropTable(
                name: "ProvisionedLimits");

            migrationBuilder.DropTable(
                name: "RefreshTokens");

            migrationBuilder.DropTable(
                name: "ResourceServers");

            migrationBuilder.DropTable(
                name: "RiskConfigurations");

            migrationBuilder.DropTable(
                name: "SamlCertificates");

            migrationBuilder.DropTable(
                name: "SamlProviders");

            migrationBuilder.DropTable(
                name: "SigningKeys");

            migrationBuilder.DropTable(
                name: "SignInNames");

            migrationBuilder.DropTable(
                name: "SoftwareTokens");

            migrationBuilder.DropTable(
                name: "SyncConfigurations");

            migrationBuilder.DropTable(
                name: "SyncDeliveries");

            migrationBuilder.DropTable(
                name: "SyncDevices");

            migrationBuilder.DropTable(
                name: "Terms");

            migrationBuilder.DropTable(
                name: "UICustomizations");

            migrationBuilder.DropTable(
                name: "UnknownAttempts");

            migrationBuilder.DropTable(
                name: "UserAttributes");

            migrationBuilder.DropTable(
                name: "UserImportLines");

            migrationBuilder.DropTable(
                name: "UserImportParts");

            migrationBuilder.DropTable(
                name: "UserPoolClientSecrets");

            migrationBuilder.DropTable(
                name: "UserPoolDomains");

            migrationBuilder.DropTable(
                name: "UserPoolIdentityProviderIdentifiers");

            migrationBuilder.DropTable(
                name: "UserPoolReplicas");

            migrationBuilder.DropTable(
                name: "WebAuthnCredentials");

            migrationBuilder.DropTable(
                name: "WebAuthnRegistrations");

            migrationBuilder.DropTable(
                name: "IamRoles");

            migrationBuilder.DropTable(
                name: "Datasets");

            migrationBuilder.DropTable(
                name: "Operators");

            migrationBuilder.DropTable(
                name: "Functions");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "ManagedLoginBrandings");

            migrationBuilder.DropTable(
                name: "UserImportJobs");

            migrationBuilder.DropTable(
                name: "UserPoolIdentityProviders");

            migrationBuilder.DropTable(
                name: "CognitoUsers");

            migrationBuilder.DropTable(
                name: "Identities");

            migrationBuilder.DropTable(
                name: "ManagedPolicies");

            migrationBuilder.DropTable(
                name: "UserPoolClients");

            migrationBuilder.DropTable(
                name: "IdentityPools");

            migrationBuilder.DropTable(
                name: "UserPools");
        }
    }
}
