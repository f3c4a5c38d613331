using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Engine.Extensions;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.Sts;
using CognitoConsole.Engine.Sync;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine;

public static class EngineServices
{
    /// <summary>
    /// Registers the engine behind <see cref="ICognito"/>. The host adds the database (<c>CognitoDbContext</c>), the options, and the ports
    /// it has; time is <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddCognitoEngine(this IServiceCollection services, EngineOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<OperationCatalog>();
        services.AddSingleton<Access>();
        services.AddSingleton<RequestedResources>();
        services.AddSingleton<ResourceTags>();
        services.AddSingleton<CallerPolicies>();
        services.AddSingleton<AuthorizationMessages>();
        services.AddSingleton<ManagedPolicies>();
        services.AddSingleton<ICognito, Cognito>();
        services.TryAddSingleton(provider => KeyRing.Open(options.DataDirectory, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<AccessKeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessKeyUses>());
        // First: their ids are never in the table of keys.
        services.AddSingleton<TemporaryCredentials>();
        services.AddSingleton<ICredentialSource>(provider => provider.GetRequiredService<TemporaryCredentials>());
        services.AddSingleton<ICredentialSource>(provider => provider.GetRequiredService<AccessKeys>());
        services.AddScoped<OperationContext>();
        services.AddScoped<AuditTrail>();
        services.AddSingleton<SealedToken>();
        services.AddSingleton<PagingToken>();
        services.TryAddSingleton<SigningKeys>();
        services.AddHostedService(s => s.GetRequiredService<SigningKeys>());
        services.AddSingleton<KmsKeys>();
        services.AddSingleton<PoolSecrets>();
        services.AddSingleton<PoolDirectory>();
        services.AddSingleton<IKeepsCopies>(s => s.GetRequiredService<PoolDirectory>());
        services.AddSingleton<PoolRegions>();
        services.AddSingleton<RequestQuotas>();
        services.AddSingleton<IKeepsCopies>(s => s.GetRequiredService<RequestQuotas>());
        services.AddHostedService(s => s.GetRequiredService<RequestQuotas>());
        services.AddSingleton<CommittedChanges>();
        services.AddSingleton<UserCounts>();
        services.AddSingleton<UserFigures>();
        services.ConfigureDbContext<CognitoDbContext>((s, db) => db
            .AddInterceptors(s.GetRequiredService<CommittedChanges>())
            // Anybody can cause them: calls that meet, names that are taken. They are answered; what nobody expected is logged, with its cause, by the door or the worker.
            .ConfigureWarnings(w => w.Log(
                (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug))));
        AddFunctions(services);
        AddTriggers(services);
        AddUsers(services);
        AddOAuth(services);
        AddIdentityPools(services);
        services.AddSync();
        services.AddSingleton<PolicyGrants>();
        services.AddOperatorIdentity();
        services.AddScoped<PolicyEdits>();
        services.AddScoped<PolicyFindings>();
        services.AddScoped<TrustWarnings>();
        services.AddScoped<PolicyVersions>();
        services.AddScoped<FormDraftOwner>();
        services.AddSingleton<SmsCaps>();
        services.AddSingleton<RegistrationCaps>();
        if (options.SmsWebhook is { } webhook) services.AddSingleton<IMessageSender>(s => new WebhookSmsSender(webhook, s.GetRequiredService<IOutgoingHttp>(), s.GetRequiredService<TimeProvider>()));
        if (options.Sns is { } sns) services.AddSingleton<IMessageSender>(s => new SnsSmsSender(sns, options, s.GetRequiredService<IOutgoingHttp>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LogDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<LogDelivery>());
        services.AddSingleton<AnalyticsEvents>();
        services.AddHostedService(provider => provider.GetRequiredService<AnalyticsEvents>());
        services.AddScoped<AnalyticsRules>();
        services.AddHostedService<OutboxDispatcher>();
        services.AddHostedService<ExpiredRows>();
        services.AddHostedService<UserImportWorker>();
        return services;
    }

    private static void AddFunctions(IServiceCollection services)
    {
        services.AddSingleton<FunctionDirectory>();
        services.AddSingleton<IKeepsCopies>(s => s.GetRequiredService<FunctionDirectory>());
        services.AddSingleton<FunctionRunner>();
        services.AddSingleton<IFunctionInvoker, JavaScriptFunctions>();
        services.AddSingleton<IFunctionInvoker, LambdaFunctions>();
        services.AddSingleton<IFunctionInvoker, WebhookFunctions>();
        services.AddScoped<FunctionUses>();
        services.AddSingleton<InvocationLog>();
        services.AddHostedService(provider => provider.GetRequiredService<InvocationLog>());
    }

    private static void AddTriggers(IServiceCollection services)
    {
        services.AddScoped<TriggerCalls>();
        services.AddScoped<PreSignUpTrigger>();
        services.AddScoped<InboundFederationTrigger>();
        services.AddScoped<PostConfirmationTrigger>();
        services.AddScoped<PreAuthenticationTrigger>();
        services.AddScoped<PostAuthenticationTrigger>();
        services.AddScoped<PreTokenGenerationTrigger>();
        services.AddScoped<CustomMessageTrigger>();
        services.AddScoped<UserMigrationTrigger>();
        services.AddScoped<DefineAuthChallengeTrigger>();
        services.AddScoped<CreateAuthChallengeTrigger>();
        services.AddScoped<VerifyAuthChallengeResponseTrigger>();
        services.AddScoped<CustomSender>();
        services.AddScoped<TriggerRules>();
        services.AddScoped<UserMigration>();
        services.AddScoped<UserMessages>();
    }

    private static void AddUsers(IServiceCollection services)
    {
        services.AddScoped<UserDirectory>();
        services.AddScoped<UserWriter>();
        services.AddScoped<PoolUserKinds>();
        services.AddScoped<Passwords>();
        services.AddScoped<ConfirmationCodes>();
        services.AddScoped<Confirmation>();
        services.AddScoped<AttemptLimits>();
        services.AddSingleton<AddressFailures>();
        services.AddScoped<AddressLimit>();
        services.AddScoped<VerificationMessages>();
        services.AddScoped<MessageWriter>();
        services.AddScoped<HiddenDelivery>();
        services.AddScoped<AttributeUpdates>();
        services.AddScoped<TokenIssuer>();
        services.AddScoped<RefreshTokens>();
        services.AddScoped<AccessTokens>();
        services.AddScoped<Lockout>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<SrpSignIn>();
        services.AddScoped<ChallengeSessions>();
        services.AddScoped<NewPasswordChallenge>();
        services.AddScoped<SignInSteps>();
        services.AddScoped<UnknownAttempts>();
        services.AddSingleton<SimulatedUsers>();
        services.AddSingleton<FirstFactors>();
        services.AddScoped<FirstFactorCodes>();
        services.AddScoped<ChoiceSignIn>();
        services.AddScoped<SignUpSessions>();
        services.AddSingleton<RelyingParty>();
        services.AddScoped<Passkeys>();
        services.AddScoped<PasskeyRegistrations>();
        services.AddScoped<BrowserPasskeys>();
        services.AddScoped<BrowserCodes>();
        services.AddScoped<PasskeySignIn>();
        services.AddScoped<TrackedSessions>();
        services.AddScoped<ActiveUsers>();
        services.AddScoped<DeviceClaim>();
        services.AddScoped<SignInProof>();
        services.AddScoped<StepUp>();
        services.AddScoped<BrowserStepUp>();
        services.AddScoped<Devices>();
        services.AddScoped<DeviceSignIn>();
        services.AddScoped<BrowserDevices>();
        services.AddScoped<SoftwareTokens>();
        services.AddScoped<MfaPreferences>();
        services.AddScoped<UserAuthFactors>();
        services.AddScoped<AuthenticationCodes>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<SecondFactorAnswers>();
        services.AddScoped<SessionUsers>();
        services.AddScoped<MfaSetup>();
        services.AddScoped<CustomAuth>();
        services.AddScoped<SignInFlow>();
        services.AddScoped<GroupDirectory>();
        services.AddScoped<SignInRulebook>();
        services.AddScoped<SignInWays>();
        services.AddScoped<TriggerRefusals>();
        services.AddScoped<UserSearcher>();
        AddThreatProtection(services);
        AddIdentityProviders(services);
    }

    private static void AddThreatProtection(IServiceCollection services)
    {
        services.AddSingleton<RiskDirectory>();
        services.AddSingleton<IKeepsCopies>(s => s.GetRequiredService<RiskDirectory>());
        services.AddSingleton<CompromisedPasswords>();
        services.AddSingleton<PasswordRange>();
        services.AddScoped<AuthAttempt>();
        services.AddScoped<AuthEvents>();
        services.AddScoped<EventFeedback>();
        services.AddScoped<RiskNotifications>();
        services.AddScoped<ThreatProtection>();
        services.AddScoped<UserImportJobs>();
        services.AddScoped<ImportFile>();
        services.AddScoped<ImportedUsers>();
    }

    private static void AddIdentityProviders(IServiceCollection services)
    {
        services.AddScoped<IdpDetails>();
        services.AddScoped<ProviderDirectory>();
        services.AddScoped<ProviderDiscovery>();
        services.AddScoped<SamlCertificates>();
        services.AddScoped<LinkedIdentities>();
    }

    private static void AddOAuth(IServiceCollection services)
    {
        services.AddScoped<LoginDomains>();
        services.AddSingleton<LoginBrandings>();
        services.AddScoped<ScopeRules>();
        services.AddScoped<NewClients>();
        services.AddScoped<RegisteredSettings>();
        services.AddScoped<AuthorizationRequests>();
        services.AddScoped<AuthorizationGrants>();
        services.AddScoped<BrowserSessions>();
        services.AddScoped<BrowserSignIn>();
        services.AddScoped<BrowserSignInEvents>();
        services.AddScoped<BrowserSecondFactors>();
        services.AddScoped<LoginProviders>();
        services.AddScoped<FederationAttempts>();
        services.AddScoped<OAuthProviders>();
        services.AddScoped<ProviderTokens>();
        services.AddScoped<ProviderIdTokens>();
        services.AddScoped<ProviderUserInfo>();
        services.AddScoped<ProviderGroups>();
        services.AddScoped<FederatedUsers>();
        services.AddScoped<FederatedSignIn>();
        services.AddScoped<ProviderAddresses>();
        services.AddScoped<SamlSignIn>();
        services.AddSaml();
    }

    private static void AddIdentityPools(IServiceCollection services)
    {
        services.AddSingleton<IdentityPoolDirectory>();
        services.AddSingleton<IKeepsCopies>(s => s.GetRequiredService<IdentityPoolDirectory>());
        services.AddSingleton<RoleDirectory>();
        services.AddSingleton<IKeepsCopies>(s => s.GetRequiredService<RoleDirectory>());
        services.AddScoped<PassRole>();
        services.AddScoped<IdentityLedger>();
        services.AddSingleton<ExpiredIdentityEvents>();
        services.AddScoped<IdentityDirectory>();
        services.AddScoped<IdentityKinds>();
        services.AddScoped<IdentityLinks>();
        services.AddScoped<LoginVerifier>();
        services.AddScoped<UserPoolLogins>();
        services.TryAddSingleton<IOutgoingHttp, GuardedHttp>();
        services.AddSingleton<OpenIdIssuers>();
        services.AddScoped<OpenIdLogins>();
        services.AddScoped<SamlLogins>();
        services.AddScoped<SocialLogins>();
        services.AddScoped<DeveloperLogins>();
        services.AddSingleton<IdentityTokens>();
        services.AddScoped<IdentityCredentials>();
        services.AddSingleton<OutsideSts>();
        services.AddScoped<RoleSessions>();
        services.AddScoped<MfaDevices>();
        services.AddScoped<WebIdentities>();
        services.AddScoped<SamlIdentities>();
        services.AddScoped<IamRoles>();
        services.AddScoped<OpenIdConnectProviders>();
        services.AddScoped<IamSamlProviders>();
        services.AddScoped<IamSamlAssertions>();
        services.AddScoped<PolicySimulation>();
        services.AddScoped<Markers>();
        services.AddScoped<IdentityView>();
        services.AddScoped<CountedIdentities>();
        services.AddScoped<IdentityFinder>();
        services.AddScoped<StoredLogins>();
        services.AddScoped<SimulatedSession>();
        services.AddScoped<ReachWays>();
        services.AddScoped<NamedIdentities>();
        services.AddScoped<TrustOfRoles>();
        services.AddSingleton<ProviderSecrets>();
    }
}
