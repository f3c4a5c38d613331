import 'dart:convert';
import 'package:http/http.dart' as http;

final answer = await http.post(
  Uri.parse('__ENDPOINT__'),
  headers: {'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSCognitoIdentityService.GetCredentialsForIdentity'},
  body: utf8.encode(jsonEncode({'IdentityId': identityId, 'Logins': {'__LOGIN__': token}})),
);
if (answer.statusCode != 200) throw Exception(utf8.decode(answer.bodyBytes));
print(jsonDecode(utf8.decode(answer.bodyBytes))['Credentials']['AccessKeyId']);
