using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html">ConfirmDevice</see></summary>
public sealed class ConfirmDevice(CognitoDbContext db, AccessTokens accessTokens, Devices devices) : IOperation<ConfirmDeviceRequest, ConfirmDeviceResponse>
{
    public async Task<ConfirmDeviceResponse> Handle(ConfirmDeviceRequest request, OperationContext context)
    {
        var signedIn = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var pool = signedIn.Entry.Pool;
        if (!Devices.AreTracked(pool)) throw Errors.DevicesNotTracked();
        // The key that this very sign-in was given, and no other.
        if (signedIn.DeviceKey != request.DeviceKey) throw Errors.InvalidParameter("Invalid device key given.", "deviceKey");
        if (await devices.Find(signedIn.User, request.DeviceKey, context.Cancellation) is not null) throw Errors.DeviceKeyExists();
        var verifier = SrpVerifier.FromDevice(request.DeviceSecretVerifierConfig?.PasswordVerifier, request.DeviceSecretVerifierConfig?.Salt)
            ?? throw Errors.InvalidParameter("Invalid device secret verifier given.", "deviceSecretVerifierConfig");

        var isOptIn = pool.DeviceConfiguration!.DeviceOnlyRememberedOnUserPrompt == true;
        devices.Add(pool, signedIn.User, request.DeviceKey, verifier, request.DeviceName, remembered: !isOptIn);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw Errors.DeviceKeyExists();
        }

        return new ConfirmDeviceResponse { UserConfirmationNecessary = isOptIn };
    }
}
