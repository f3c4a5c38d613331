import aws.sdk.kotlin.services.cognitoidentity.CognitoIdentityClient
import aws.sdk.kotlin.services.cognitoidentity.getCredentialsForIdentity
import aws.smithy.kotlin.runtime.io.use
import aws.smithy.kotlin.runtime.net.url.Url

CognitoIdentityClient {
    region = "__REGION__"
    endpointUrl = Url.parse("__ENDPOINT__")
}.use { pool ->
    val answer = pool.getCredentialsForIdentity {
        identityId = givenIdentityId
        logins = mapOf("__LOGIN__" to token)
    }
    println("${answer.credentials?.accessKeyId} until ${answer.credentials?.expiration}")
}
