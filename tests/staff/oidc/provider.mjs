// A provider in which everybody may sign in: the account's id is what they type. Arguments: port, client's redirect address.
import Provider from "oidc-provider";
const [port, back] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "loket", client_secret: "geheim-van-de-test", redirect_uris: [back], grant_types: ["authorization_code"], response_types: ["code"] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("onbevestigd") }) }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
