import aws.sdk.kotlin.services.cognitoidentity.CognitoIdentityClient
import aws.sdk.kotlin.services.cognitoidentity.getCredentialsForIdentity
import aws.sdk.kotlin.services.cognitoidentity.getId
import aws.smithy.kotlin.runtime.io.use
import aws.smithy.kotlin.runtime.net.url.Url

CognitoIdentityClient {
    region = "__REGION__"
    endpointUrl = Url.parse("__ENDPOINT__")
}.use { pool ->
    val identity = pool.getId {
        identityPoolId = "__IDENTITY_POOL_ID__"
        logins = mapOf("__LOGIN__" to idToken)
    }
    val answer = pool.getCredentialsForIdentity {
        identityId = identity.identityId
        logins = mapOf("__LOGIN__" to idToken)
    }
    println("${answer.credentials?.accessKeyId} until ${answer.credentials?.expiration}")
}
