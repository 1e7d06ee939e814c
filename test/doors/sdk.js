// What a later step does: asks the SDK's default chain for keys, as its environment names them, and prints what it got.
import { STSClient } from "@aws-sdk/client-sts";

try {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = await new STSClient({}).config.credentials();
  console.log(JSON.stringify({ accessKeyId, secretAccessKey, sessionToken, expiration }));
} catch (failure) {
  console.log(JSON.stringify({ failure: failure.message }));
}
