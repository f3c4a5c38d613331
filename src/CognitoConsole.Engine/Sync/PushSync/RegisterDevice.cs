using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using FluentValidation;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_RegisterDevice.html">RegisterDevice</see>: only the identity itself registers its devices. A token that is
/// known gives the device that it had.
/// </summary>
[DecidesAnew]
public sealed class RegisterDevice(CognitoDbContext db, DatasetOwners owners, SyncConfigurations configurations, SyncDevices devices) : IOperation<RegisterDeviceRequest, RegisterDeviceResponse>
{
    private const int MaxToken = 4_096;

    public async Task<RegisterDeviceResponse> Handle(RegisterDeviceRequest request, OperationContext context)
    {
        var identity = await owners.Find(request.IdentityPoolId, request.IdentityId);
        if (!owners.IsCaller) throw Errors.NotAuthorized("A device is registered with the credentials of its identity.");
        var set = await configurations.Of(request.IdentityPoolId, context.Cancellation);
        var application = set?.ApplicationArns.FirstOrDefault(a => PlatformApplication.PlatformOf(a) == request.Platform) ?? throw Errors.NoPushSync(request.Platform);
        var device = await devices.Register(identity.IdentityId, application, request.Token, context.Cancellation);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { DeviceId = device.Id };
    }

    internal sealed class Validator : AbstractValidator<RegisterDeviceRequest>
    {
        public Validator() => RuleFor(r => r.Token).Length(1, MaxToken).WithMessage($"Token must have 1 to {MaxToken} characters.");
    }
}
