using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CognitoConsole.Data.PostgreSql.Migrations
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
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    RequestId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Action = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CallerName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    CallerArn = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    IpAddress = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    UserAgent = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    ResourceId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    Target = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    Changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsumedSessions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
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
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Arn = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    LatestVersion = table.Column<int>(type: "integer", nullable: false),
                    Endpoint = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    AccessKeyId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    Secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Functions", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "IdentityPools",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    AllowUnauthenticatedIdentities = table.Column<bool>(type: "boolean", nullable: false),
                    AllowClassicFlow = table.Column<bool>(type: "boolean", nullable: false),
                    SupportedLoginProviders = table.Column<string>(type: "text", nullable: false),
                    DeveloperProviderName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    CognitoIdentityProviders = table.Column<string>(type: "text", nullable: false),
                    OpenIdConnectProviderARNs = table.Column<string>(type: "text", nullable: false),
                    SamlProviderARNs = table.Column<string>(type: "text", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    Roles = table.Column<string>(type: "text", nullable: false),
                    RoleMappings = table.Column<string>(type: "text", nullable: false),
                    PrincipalTagMaps = table.Column<string>(type: "text", nullable: false),
                    ReportingZones = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityPools", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdentityTokenKeys",
                columns: table => new
                {
                    Kid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    PrivateKey = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    Id = table.Column<int>(type: "integer", nullable: false),
                    KeyRingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Canary = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    PolicyName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    PolicyId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    Document = table.Column<string>(type: "text", nullable: false),
                    DefaultVersion = table.Column<int>(type: "integer", nullable: false),
                    LastVersion = table.Column<int>(type: "integer", nullable: false),
                    Description = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    IsBuiltIn = table.Column<bool>(type: "boolean", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    UpdateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedPolicies", x => x.PolicyName);
                });

            migrationBuilder.CreateTable(
                name: "OpenIdConnectProviders",
                columns: table => new
                {
                    Url = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    ClientIds = table.Column<string>(type: "text", nullable: false),
                    Thumbprints = table.Column<string>(type: "text", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenIdConnectProviders", x => x.Url);
                });

            migrationBuilder.CreateTable(
                name: "ProvisionedLimits",
                columns: table => new
                {
                    Category = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Value = table.Column<int>(type: "integer", nullable: true),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionedLimits", x => x.Category);
                });

            migrationBuilder.CreateTable(
                name: "SamlProviders",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    MetadataDocument = table.Column<string>(type: "text", nullable: false),
                    EntityId = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false, collation: "C"),
                    SigningCertificates = table.Column<string>(type: "text", nullable: false),
                    ValidUntil = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamlProviders", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "UserAttributes",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserAttributes", x => new { x.UserPoolId, x.Name, x.Value, x.Username });
                });

            migrationBuilder.CreateTable(
                name: "UserPools",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CaseSensitive = table.Column<bool>(type: "boolean", nullable: false),
                    AliasAttributes = table.Column<string>(type: "text", nullable: false),
                    UsernameAttributes = table.Column<string>(type: "text", nullable: false),
                    SchemaAttributes = table.Column<string>(type: "text", nullable: false),
                    DeletionProtection = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    UserPoolTier = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Policies = table.Column<string>(type: "text", nullable: false),
                    AdminCreateUserConfig = table.Column<string>(type: "text", nullable: false),
                    AutoVerifiedAttributes = table.Column<string>(type: "text", nullable: false),
                    VerificationMessageTemplate = table.Column<string>(type: "text", nullable: true),
                    SmsVerificationMessage = table.Column<string>(type: "text", nullable: true),
                    EmailVerificationMessage = table.Column<string>(type: "text", nullable: true),
                    EmailVerificationSubject = table.Column<string>(type: "text", nullable: true),
                    SmsAuthenticationMessage = table.Column<string>(type: "text", nullable: true),
                    UserAttributeUpdateSettings = table.Column<string>(type: "text", nullable: true),
                    DeviceConfiguration = table.Column<string>(type: "text", nullable: true),
                    EmailConfiguration = table.Column<string>(type: "text", nullable: true),
                    SmsConfiguration = table.Column<string>(type: "text", nullable: true),
                    LambdaConfig = table.Column<string>(type: "text", nullable: true),
                    UserPoolAddOns = table.Column<string>(type: "text", nullable: true),
                    AccountRecoverySetting = table.Column<string>(type: "text", nullable: true),
                    KeyConfiguration = table.Column<string>(type: "text", nullable: true),
                    SecretKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    IssuerConfiguration = table.Column<string>(type: "text", nullable: true),
                    DcrConfiguration = table.Column<string>(type: "text", nullable: true),
                    AcrConfiguration = table.Column<string>(type: "text", nullable: true),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    LogConfigurations = table.Column<string>(type: "text", nullable: false),
                    UserSessionTracking = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    MaxTokenSessionsPerUser = table.Column<int>(type: "integer", nullable: false),
                    NeverMovesAliases = table.Column<bool>(type: "boolean", nullable: false),
                    UserKinds = table.Column<int>(type: "integer", nullable: false),
                    MfaConfiguration = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    SmsMfaEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    SoftwareTokenMfaConfiguration = table.Column<string>(type: "text", nullable: true),
                    EmailMfaConfiguration = table.Column<string>(type: "text", nullable: true),
                    WebAuthnConfiguration = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPools", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FunctionVersions",
                columns: table => new
                {
                    FunctionName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Author = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C")
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
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    FunctionArn = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C")
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
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Metric = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
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
                    IdentityId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    IsGuest = table.Column<bool>(type: "boolean", nullable: false),
                    IsDisabled = table.Column<bool>(type: "boolean", nullable: false),
                    MergedInto = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: true, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenDay = table.Column<int>(type: "integer", nullable: false),
                    CountedSince = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    IdentityId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    RoleArn = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    AccessKeyId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
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
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Metric = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Node = table.Column<int>(type: "integer", nullable: false),
                    FromDay = table.Column<int>(type: "integer", nullable: false),
                    IdentityId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ToDay = table.Column<int>(type: "integer", nullable: false)
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
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ApplicationArns = table.Column<string>(type: "text", nullable: false),
                    PushRoleArn = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    StreamName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    StreamRoleArn = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    StreamingStatus = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true, collation: "C"),
                    BulkPublishStatus = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true, collation: "C"),
                    BulkPublishStartTime = table.Column<long>(type: "bigint", nullable: true),
                    BulkPublishCompleteTime = table.Column<long>(type: "bigint", nullable: true),
                    BulkPublishFailure = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    BulkPublishPosition = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: true, collation: "C")
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
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Destination = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Payload = table.Column<byte[]>(type: "bytea", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
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
                    AccessKeyId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    UserName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    PolicyName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    OwnerId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: true, collation: "C"),
                    OwnerRole = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    SecretAccessKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    LastUsedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastUsedService = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    LastUsedRegion = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    RoleName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C"),
                    RoleId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    AssumeRolePolicyDocument = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    MaxSessionDuration = table.Column<int>(type: "integer", nullable: false),
                    PermissionsBoundary = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    InlinePolicies = table.Column<string>(type: "text", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    CreateDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    PolicyName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
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
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    DisplayName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    Role = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Disabled = table.Column<bool>(type: "boolean", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastSignInDate = table.Column<long>(type: "bigint", nullable: true),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Sub = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    UserStatus = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Enabled = table.Column<bool>(type: "boolean", nullable: false),
                    UserCreateDate = table.Column<long>(type: "bigint", nullable: false),
                    UserLastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Attributes = table.Column<string>(type: "text", nullable: false),
                    PendingAttributes = table.Column<string>(type: "text", nullable: true),
                    PasswordVerifier = table.Column<byte[]>(type: "bytea", nullable: true),
                    ImportedPasswordHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    PasswordSetAt = table.Column<long>(type: "bigint", nullable: true),
                    SignedOutAt = table.Column<long>(type: "bigint", nullable: true),
                    FailedAttempts = table.Column<int>(type: "integer", nullable: false),
                    LastFailedAt = table.Column<long>(type: "bigint", nullable: true),
                    LockedUntil = table.Column<long>(type: "bigint", nullable: true),
                    MfaSettings = table.Column<string>(type: "text", nullable: false),
                    PreferredMfa = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    ActiveMonth = table.Column<int>(type: "integer", nullable: false)
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
                    StateHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: true),
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
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    FunctionArn = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    Trigger = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    TriggerSource = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    DurationMilliseconds = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    FunctionVersion = table.Column<int>(type: "integer", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    GroupName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    RoleArn = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    Precedence = table.Column<int>(type: "integer", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    EventSource = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    LogLevel = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Destination = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Record = table.Column<string>(type: "text", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
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
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Medium = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Destination = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    Body = table.Column<byte[]>(type: "bytea", nullable: true),
                    From = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    ReplyTo = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true, collation: "C"),
                    ConfigurationSet = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: true),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    LastError = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true, collation: "C"),
                    FunctionArn = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C")
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Identifier = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    Scopes = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CompromisedCredentials = table.Column<string>(type: "text", nullable: true),
                    AccountTakeover = table.Column<string>(type: "text", nullable: true),
                    RiskException = table.Column<string>(type: "text", nullable: true),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Use = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Certificate = table.Column<byte[]>(type: "bytea", nullable: false),
                    PrivateKey = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Kid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    TokenUse = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    N = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false, collation: "C"),
                    E = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    PrivateKey = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Css = table.Column<string>(type: "text", nullable: true),
                    ServedCss = table.Column<string>(type: "text", nullable: true),
                    Image = table.Column<byte[]>(type: "bytea", nullable: true),
                    ImageName = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: true, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Bucket = table.Column<int>(type: "integer", nullable: false),
                    NameHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    JobId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    JobName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CloudWatchLogsRoleArn = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false, collation: "C"),
                    PasswordHashingAlgorithm = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true, collation: "C"),
                    Status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    StartDate = table.Column<long>(type: "bigint", nullable: true),
                    CompletionDate = table.Column<long>(type: "bigint", nullable: true),
                    CompletionMessage = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    ImportedUsers = table.Column<int>(type: "integer", nullable: false),
                    SkippedUsers = table.Column<int>(type: "integer", nullable: false),
                    FailedUsers = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    FileId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: true, collation: "C"),
                    FileLength = table.Column<long>(type: "bigint", nullable: false),
                    FileLines = table.Column<int>(type: "integer", nullable: false),
                    DoneLine = table.Column<int>(type: "integer", nullable: false),
                    LeaseId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: true, collation: "C"),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    ClientName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ClientType = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    HasSecret = table.Column<bool>(type: "boolean", nullable: false),
                    RefreshTokenValidity = table.Column<int>(type: "integer", nullable: true),
                    AccessTokenValidity = table.Column<int>(type: "integer", nullable: true),
                    IdTokenValidity = table.Column<int>(type: "integer", nullable: true),
                    TokenValidityUnits = table.Column<string>(type: "text", nullable: true),
                    ReadAttributes = table.Column<string>(type: "text", nullable: true),
                    WriteAttributes = table.Column<string>(type: "text", nullable: true),
                    ExplicitAuthFlows = table.Column<string>(type: "text", nullable: false),
                    SupportedIdentityProviders = table.Column<string>(type: "text", nullable: false),
                    CallbackURLs = table.Column<string>(type: "text", nullable: false),
                    LogoutURLs = table.Column<string>(type: "text", nullable: false),
                    DefaultRedirectURI = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true, collation: "C"),
                    AllowedOAuthFlows = table.Column<string>(type: "text", nullable: false),
                    AllowedOAuthScopes = table.Column<string>(type: "text", nullable: false),
                    AllowedOAuthFlowsUserPoolClient = table.Column<bool>(type: "boolean", nullable: false),
                    AnalyticsConfiguration = table.Column<string>(type: "text", nullable: true),
                    PreventUserExistenceErrors = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    EnableTokenRevocation = table.Column<bool>(type: "boolean", nullable: false),
                    EnablePropagateAdditionalUserContextData = table.Column<bool>(type: "boolean", nullable: false),
                    AuthSessionValidity = table.Column<int>(type: "integer", nullable: false),
                    RefreshTokenRotation = table.Column<string>(type: "text", nullable: true),
                    SsoMaxValidityMinutes = table.Column<int>(type: "integer", nullable: false)
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
                    Domain = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false, collation: "C"),
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    CustomDomainConfig = table.Column<string>(type: "text", nullable: true),
                    ManagedLoginVersion = table.Column<int>(type: "integer", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ProviderName = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    ProviderType = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Details = table.Column<string>(type: "text", nullable: false),
                    Secrets = table.Column<byte[]>(type: "bytea", nullable: true),
                    AttributeMapping = table.Column<string>(type: "text", nullable: false),
                    IdpIdentifiers = table.Column<string>(type: "text", nullable: false),
                    AcrMapping = table.Column<string>(type: "text", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    RegionName = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    IdentityId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    DatasetName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    MergedFrom = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedBy = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    SyncCount = table.Column<long>(type: "bigint", nullable: false),
                    ForgottenSyncCount = table.Column<long>(type: "bigint", nullable: false),
                    IsDeleted = table.Column<bool>(type: "boolean", nullable: false),
                    DataStorage = table.Column<long>(type: "bigint", nullable: false),
                    NumRecords = table.Column<int>(type: "integer", nullable: false),
                    NumRemoved = table.Column<int>(type: "integer", nullable: false)
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
                    IdentityPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    SubjectKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false, collation: "C"),
                    IdentityId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
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
                    Id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    IdentityId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ApplicationArn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    TokenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Token = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    RoleName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    PolicyName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C")
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<string>(type: "character varying(36)", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
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
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    ProviderKey = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<string>(type: "character varying(36)", nullable: false)
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
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 900, nullable: false),
                    UserId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
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
                    UserId = table.Column<string>(type: "character varying(36)", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: true)
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
                    OperatorId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    Form = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Limit = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false, collation: "C"),
                    WindowStart = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    EventId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    EventType = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    EventResponse = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    RiskDecision = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    RiskLevel = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true, collation: "C"),
                    CompromisedCredentialsDetected = table.Column<bool>(type: "boolean", nullable: false),
                    ChallengeResponses = table.Column<string>(type: "text", nullable: false),
                    IpAddress = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true, collation: "C"),
                    DeviceName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    FeedbackValue = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true, collation: "C"),
                    FeedbackProvider = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true, collation: "C"),
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
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    RedirectUri = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false, collation: "C"),
                    Scope = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: false, collation: "C"),
                    Nonce = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    Resource = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true, collation: "C"),
                    CodeChallenge = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    AuthTime = table.Column<long>(type: "bigint", nullable: false),
                    Methods = table.Column<int>(type: "integer", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    ConsumedAt = table.Column<long>(type: "bigint", nullable: true),
                    OriginJti = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    OriginSessionId = table.Column<string>(type: "character varying(28)", maxLength: 28, nullable: true, collation: "C")
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
                    IdHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    SessionId = table.Column<string>(type: "character varying(28)", maxLength: 28, nullable: false, collation: "C"),
                    LastActiveAt = table.Column<long>(type: "bigint", nullable: false),
                    LastIpAddress = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    DeviceType = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true, collation: "C"),
                    AuthTime = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Methods = table.Column<int>(type: "integer", nullable: false),
                    PassedMfa = table.Column<bool>(type: "boolean", nullable: false),
                    ProviderName = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    ProviderSession = table.Column<byte[]>(type: "bytea", nullable: true)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Purpose = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false, collation: "C"),
                    CodeHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Destination = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true, collation: "C"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    FailedAttempts = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    DeviceKey = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    DeviceGroupKey = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Verifier = table.Column<byte[]>(type: "bytea", nullable: false),
                    DeviceName = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true, collation: "C"),
                    IsRemembered = table.Column<bool>(type: "boolean", nullable: false),
                    LastIpUsed = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    SetAt = table.Column<long>(type: "bigint", nullable: false),
                    PasswordVerifier = table.Column<byte[]>(type: "bytea", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    OriginJti = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    AuthTime = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Scope = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: true, collation: "C"),
                    Resource = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true, collation: "C"),
                    Methods = table.Column<int>(type: "integer", nullable: false),
                    DeviceKey = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: true, collation: "C"),
                    SessionId = table.Column<string>(type: "character varying(28)", maxLength: 28, nullable: false, collation: "C"),
                    OriginSessionId = table.Column<string>(type: "character varying(28)", maxLength: 28, nullable: true, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    LastActiveAt = table.Column<long>(type: "bigint", nullable: false),
                    LastIpAddress = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    DeviceType = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true, collation: "C"),
                    Generation = table.Column<int>(type: "integer", nullable: false),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    PendingSecret = table.Column<byte[]>(type: "bytea", nullable: true),
                    FriendlyDeviceName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    CredentialIdHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CredentialId = table.Column<string>(type: "character varying(1400)", maxLength: 1400, nullable: false, collation: "C"),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    FriendlyCredentialName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    RelyingPartyId = table.Column<string>(type: "character varying(127)", maxLength: 127, nullable: false, collation: "C"),
                    AuthenticatorAttachment = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    AuthenticatorTransports = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsUserVerified = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "boolean", nullable: false),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    State = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false, collation: "C"),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    GroupName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C")
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    JobId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    LineNumber = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Message = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false, collation: "C")
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    JobId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    FileId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ManagedLoginBrandingId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    UseCognitoProvidedValues = table.Column<bool>(type: "boolean", nullable: false),
                    Settings = table.Column<string>(type: "text", nullable: true),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    TermsId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    TermsName = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    TermsSource = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Enforcement = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Links = table.Column<string>(type: "text", nullable: false),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    SecretId = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    Value = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ProviderName = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    AttributeName = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    AttributeValue = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ProviderType = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CreationDate = table.Column<long>(type: "bigint", nullable: false),
                    IsPrimary = table.Column<bool>(type: "boolean", nullable: false)
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
                        name: "FK_LinkedIdentities_UserPoolIdentityProviders_UserPoolId_Provi~",
                        columns: x => new { x.UserPoolId, x.ProviderName },
                        principalTable: "UserPoolIdentityProviders",
                        principalColumns: new[] { "UserPoolId", "ProviderName" });
                });

            migrationBuilder.CreateTable(
                name: "UserPoolIdentityProviderIdentifiers",
                columns: table => new
                {
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    Identifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ProviderName = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPoolIdentityProviderIdentifiers", x => new { x.UserPoolId, x.Identifier });
                    table.ForeignKey(
                        name: "FK_UserPoolIdentityProviderIdentifiers_UserPoolIdentityProvide~",
                        columns: x => new { x.UserPoolId, x.ProviderName },
                        principalTable: "UserPoolIdentityProviders",
                        principalColumns: new[] { "UserPoolId", "ProviderName" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DatasetRecords",
                columns: table => new
                {
                    DatasetId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    RecordKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: true),
                    SyncCount = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedDate = table.Column<long>(type: "bigint", nullable: false),
                    LastModifiedBy = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
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
                    DatasetId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    DeviceId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C")
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
                    UserPoolId = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: false, collation: "C"),
                    ManagedLoginBrandingId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    ColorMode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Extension = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    ResourceId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    Name = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagedLoginAssets", x => new { x.UserPoolId, x.ManagedLoginBrandingId, x.Category, x.ColorMode });
                    table.ForeignKey(
                        name: "FK_ManagedLoginAssets_ManagedLoginBrandings_UserPoolId_Managed~",
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
                name: "IX_Identities_IdentityPoolId_IsDisabled_IsGuest_CountedSince_I~",
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
                unique: true);

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
