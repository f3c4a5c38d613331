import 'dart:convert';
import 'package:http/http.dart' as http;

Future<Map<String, dynamic>> call(String operation, Map<String, Object> request) async {
  final answer = await http.post(
    Uri.parse('__ENDPOINT__'),
    headers: {'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSCognitoIdentityService.$operation'},
    body: utf8.encode(jsonEncode(request)),
  );
  if (answer.statusCode != 200) throw Exception(utf8.decode(answer.bodyBytes));
  return jsonDecode(utf8.decode(answer.bodyBytes)) as Map<String, dynamic>;
}

final logins = <String, String>{};
logins['__LOGIN__'] = idToken;
final identity = await call('GetId', {'IdentityPoolId': '__IDENTITY_POOL_ID__', 'Logins': logins});
final answer = await call('GetCredentialsForIdentity', {'IdentityId': identity['IdentityId'], 'Logins': logins});
print(answer['Credentials']['AccessKeyId']);
