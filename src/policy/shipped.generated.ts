// Generated from policies/ by scripts/generate.ts. Do not edit.

/** The rules that sallyport ships, by id, each with the digest of its Cedar JSON form without annotations. */
export const shippedRules: Readonly<Record<string, string>> = {
  "agent-minutes": "0f79779c9534718f52f344c172d1bd585faea30867b777bfd200d0f21af694b5",
  "agent-production-names-resources": "021f8002d0f6514664263e86b66497284d4d1fb51d9d70d190397e325b5637bf",
  "agent-starts-anew": "6c2a2978a23fb75d7b2d8de4b07aefb914c7d3f12c553598d9b9e015d911def8",
  "agents-may-ask": "7c98ef0141e36e3a3933661fe6a06f7ec154ad33ad49cb3e0da7bf335f6c46f9",
  "change-is-linked": "8ddc106bbdf9dc49da90fc5dd9aaf6573924f01ada61df23a2aa15e5b45a91c6",
  "development-minutes": "2b55c019bdc821b8eb2b9eabd692be8cc8f8288b10dfb43693fb3f9296b9efe5",
  "nobody-approves-for-oneself": "70cb2b02b9186923b87ada1b539011d4542cc0ecd2ebae20b4ffda08b8e22206",
  "only-people-approve": "0f790e9bf0eb2d9ee95f68d5949a98aa5acf7b0fb4d6e4d3fda32f81bdf76686",
  "people-may-ask": "fa118a5b22b349443fa0a1cfb270a0f6a70d45162758f973fcced43510cd9ed7",
  "production-minutes": "70103bbdc20498aaa8e21ef2a885e48c40afc720820910a7dc84d030f1e469b3",
  "production-names-actions": "24decb7e589cb426db889c461f84c042141943c77b97e0a2eae98b37ff3b7c37",
  "production-two-approvers": "ebccc4b9bd066232b07c1b6d297afbd1c2180891f1d6bdf5e620f76dfdb5451c",
  "somebody-approved": "a3fde77de140a89a654a92bcfdac9491bc9ed0da3c528df56ca728bd1ebe106d",
  "staging-minutes": "0968ae4be967049c27c705311d17a793928c7684ca8963e354931839d15ef73e",
  "target-minutes": "5dc2329c514309ab7dd8e8a977f394a053ab52df75c2bee5e08196a52d415ead",
  "window-has-length": "6018b00537ba503a4f45f747070386b2f90ec545e31fc435279ee85bc1c07ebf",
};
