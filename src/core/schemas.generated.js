// Generated from schemas/ by scripts/generate.ts. Do not edit.
"use strict";
export const configuration = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"configuration.schema.json","type":"object","additionalProperties":false,"required":["version","installation","repository","repository_id","owner_id","audience"],"properties":{"version":{"type":"integer","const":1},"installation":{"type":"string","pattern":"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"},"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"repository_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"owner_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"audience":{"type":"string","maxLength":255,"pattern":"^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$"},"issuer":{"type":"string","maxLength":255,"pattern":"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$","default":"https://token.actions.githubusercontent.com"},"branch":{"type":"string","maxLength":200,"pattern":"^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$","default":"main"},"ledger":{"type":"string","maxLength":200,"pattern":"^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$","default":"sallyport-ledger"},"controller":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}@)[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$"},"revokers":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":200,"pattern":"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$"}},"lifted":{"type":"array","maxItems":200,"uniqueItems":true,"default":[],"items":{"type":"string","pattern":"^halt-[1-9][0-9]{0,18}$"}},"roles":{"type":"object","default":{},"additionalProperties":false,"required":[],"properties":{"binder":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-binder"},"unbinder":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-unbinder"},"reader":{"type":"string","pattern":"^[A-Za-z0-9+=,.@_-]{1,64}$","default":"sallyport-reader"}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern3 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$", "u");
const pattern4 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$", "u");
const pattern5 = new RegExp("^[1-9][0-9]{0,18}$", "u");
const pattern7 = new RegExp("^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$", "u");
const pattern8 = new RegExp("^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$", "u");
const pattern9 = new RegExp("^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$", "u");
const pattern11 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}@)[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$", "u");
const pattern12 = new RegExp("^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$", "u");
const pattern13 = new RegExp("^halt-[1-9][0-9]{0,18}$", "u");
const pattern14 = new RegExp("^[A-Za-z0-9+=,.@_-]{1,64}$", "u");

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="configuration.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.issuer === undefined){
data.issuer = "https://token.actions.githubusercontent.com";
}
if(data.branch === undefined){
data.branch = "main";
}
if(data.ledger === undefined){
data.ledger = "sallyport-ledger";
}
if(data.lifted === undefined){
data.lifted = [];
}
if(data.roles === undefined){
data.roles = {};
}
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.installation === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "installation"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.repository === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "repository"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.repository_id === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "repository_id"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.owner_id === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "owner_id"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.audience === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "audience"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema19.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err7 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(1 !== data0){
const err8 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.installation !== undefined){
let data1 = data.installation;
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
const err9 = {instancePath:instancePath+"/installation",schemaPath:"#/properties/installation/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/installation",schemaPath:"#/properties/installation/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.repository !== undefined){
let data2 = data.repository;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err11 = {instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/repository",schemaPath:"#/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.repository_id !== undefined){
let data3 = data.repository_id;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err13 = {instancePath:instancePath+"/repository_id",schemaPath:"#/properties/repository_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/repository_id",schemaPath:"#/properties/repository_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.owner_id !== undefined){
let data4 = data.owner_id;
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
const err15 = {instancePath:instancePath+"/owner_id",schemaPath:"#/properties/owner_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/owner_id",schemaPath:"#/properties/owner_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.audience !== undefined){
let data5 = data.audience;
if(typeof data5 === "string"){
if(data5.length > 255){
const err17 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern7.test(data5)){
const err18 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/pattern",keyword:"pattern",params:{pattern: "^(?!sts\\.amazonaws\\.com)[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
let data6 = data.issuer;
if(typeof data6 === "string"){
if(data6.length > 255){
const err20 = {instancePath:instancePath+"/issuer",schemaPath:"#/properties/issuer/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern8.test(data6)){
const err21 = {instancePath:instancePath+"/issuer",schemaPath:"#/properties/issuer/pattern",keyword:"pattern",params:{pattern: "^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)*$"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/issuer",schemaPath:"#/properties/issuer/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
let data7 = data.branch;
if(typeof data7 === "string"){
if(data7.length > 200){
const err23 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!pattern9.test(data7)){
const err24 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/pattern",keyword:"pattern",params:{pattern: "^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/branch",schemaPath:"#/properties/branch/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
let data8 = data.ledger;
if(typeof data8 === "string"){
if(data8.length > 200){
const err26 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern9.test(data8)){
const err27 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/pattern",keyword:"pattern",params:{pattern: "^(?!refs/)(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./-])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/ledger",schemaPath:"#/properties/ledger/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data.controller !== undefined){
let data9 = data.controller;
if(typeof data9 === "string"){
if(!pattern11.test(data9)){
const err29 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}@)[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.revokers !== undefined){
let data10 = data.revokers;
if(Array.isArray(data10)){
if(data10.length > 50){
const err31 = {instancePath:instancePath+"/revokers",schemaPath:"#/properties/revokers/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data10.length < 1){
const err32 = {instancePath:instancePath+"/revokers",schemaPath:"#/properties/revokers/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(typeof data11 === "string"){
if(data11.length > 200){
const err33 = {instancePath:instancePath+"/revokers/" + i0,schemaPath:"#/properties/revokers/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!pattern12.test(data11)){
const err34 = {instancePath:instancePath+"/revokers/" + i0,schemaPath:"#/properties/revokers/items/pattern",keyword:"pattern",params:{pattern: "^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/revokers/" + i0,schemaPath:"#/properties/revokers/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
let i1 = data10.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data10[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err36 = {instancePath:instancePath+"/revokers",schemaPath:"#/properties/revokers/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err37 = {instancePath:instancePath+"/revokers",schemaPath:"#/properties/revokers/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
let data12 = data.lifted;
if(Array.isArray(data12)){
if(data12.length > 200){
const err38 = {instancePath:instancePath+"/lifted",schemaPath:"#/properties/lifted/maxItems",keyword:"maxItems",params:{limit: 200}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const len1 = data12.length;
for(let i2=0; i2<len1; i2++){
let data13 = data12[i2];
if(typeof data13 === "string"){
if(!pattern13.test(data13)){
const err39 = {instancePath:instancePath+"/lifted/" + i2,schemaPath:"#/properties/lifted/items/pattern",keyword:"pattern",params:{pattern: "^halt-[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/lifted/" + i2,schemaPath:"#/properties/lifted/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
let i3 = data12.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data12[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err41 = {instancePath:instancePath+"/lifted",schemaPath:"#/properties/lifted/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err42 = {instancePath:instancePath+"/lifted",schemaPath:"#/properties/lifted/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
let data14 = data.roles;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.binder === undefined){
data14.binder = "sallyport-binder";
}
if(data14.unbinder === undefined){
data14.unbinder = "sallyport-unbinder";
}
if(data14.reader === undefined){
data14.reader = "sallyport-reader";
}
for(const key1 in data14){
if(!(((key1 === "binder") || (key1 === "unbinder")) || (key1 === "reader"))){
const err43 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let data15 = data14.binder;
if(typeof data15 === "string"){
if(!pattern14.test(data15)){
const err44 = {instancePath:instancePath+"/roles/binder",schemaPath:"#/properties/roles/properties/binder/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/roles/binder",schemaPath:"#/properties/roles/properties/binder/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
let data16 = data14.unbinder;
if(typeof data16 === "string"){
if(!pattern14.test(data16)){
const err46 = {instancePath:instancePath+"/roles/unbinder",schemaPath:"#/properties/roles/properties/unbinder/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/roles/unbinder",schemaPath:"#/properties/roles/properties/unbinder/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
let data17 = data14.reader;
if(typeof data17 === "string"){
if(!pattern14.test(data17)){
const err48 = {instancePath:instancePath+"/roles/reader",schemaPath:"#/properties/roles/properties/reader/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_-]{1,64}$"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/roles/reader",schemaPath:"#/properties/roles/properties/reader/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const grant = validate53;
const schema20 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"grant.schema.json","type":"object","additionalProperties":false,"required":["version","change","reason","job","access","window"],"properties":{"version":{"type":"integer","const":1},"change":{"type":"string","maxLength":500,"pattern":"^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$"},"reason":{"type":"string","maxLength":500,"pattern":"^\\S(?:[^\\t\\n\\r]*\\S)?$"},"job":{"type":"object","additionalProperties":false,"required":["repository","workflow","name","ref","environment"],"properties":{"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"workflow":{"type":"string","maxLength":200,"pattern":"^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"},"name":{"type":"string","maxLength":100,"pattern":"^[A-Za-z_][A-Za-z0-9_-]*$"},"ref":{"type":"string","maxLength":255,"pattern":"^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"},"environment":{"type":"string","maxLength":255,"pattern":"^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}}},"access":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/statement"}},"window":{"type":"object","additionalProperties":false,"required":["minutes"],"properties":{"minutes":{"type":"integer","minimum":5,"maximum":1440},"start":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}}},"for":{"type":"string","maxLength":39,"pattern":"^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$"},"extends":{"type":"string","maxLength":32,"pattern":"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"}},"$defs":{"statement":{"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}}}};
const pattern17 = new RegExp("^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$", "u");
const pattern18 = new RegExp("^\\S(?:[^\\t\\n\\r]*\\S)?$", "u");
const pattern20 = new RegExp("^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$", "u");
const pattern21 = new RegExp("^[A-Za-z_][A-Za-z0-9_-]*$", "u");
const pattern22 = new RegExp("^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$", "u");
const pattern23 = new RegExp("^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$", "u");
const pattern30 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$", "u");
const pattern31 = new RegExp("^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$", "u");
const schema21 = {"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}};
const pattern24 = new RegExp("^[a-z0-9-]+:[A-Za-z0-9*?]+$", "u");
const pattern25 = new RegExp("^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$", "u");
const pattern26 = new RegExp("^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$", "u");
const pattern27 = new RegExp("^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$", "u");
const pattern28 = new RegExp("^[^$]*$", "u");

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actions === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actions"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.resources === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resources"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "actions") || (key0 === "resources")) || (key0 === "conditions"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.actions !== undefined){
let data0 = data.actions;
if(Array.isArray(data0)){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 128){
const err5 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern24.test(data1)){
const err6 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+:[A-Za-z0-9*?]+$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data0[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err8 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err9 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.resources !== undefined){
let data2 = data.resources;
if(Array.isArray(data2)){
if(data2.length > 100){
const err10 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
let data3 = data2[i2];
if(typeof data3 === "string"){
if(data3.length > 1024){
const err12 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern25.test(data3)){
const err13 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let i3 = data2.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data2[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err15 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err16 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.conditions !== undefined){
let data4 = data.conditions;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 10){
const err17 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err18 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data4){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern26.test(key1)){
const err19 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid7 = _errs12 === errors;
if(!valid7){
const err20 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key2 in data4){
let data5 = data4[key2];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 10){
const err21 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(Object.keys(data5).length < 1){
const err22 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key3 in data5){
const _errs16 = errors;
if(typeof key3 === "string"){
if(!pattern27.test(key3)){
const err23 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},propertyName:key3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var valid9 = _errs16 === errors;
if(!valid9){
const err24 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key3}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
for(const key4 in data5){
let data6 = data5[key4];
const _errs19 = errors;
let valid11 = false;
const _errs20 = errors;
if(typeof data6 === "string"){
if(data6.length > 512){
const err25 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern28.test(data6)){
const err26 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid11 = valid11 || _valid0;
const _errs22 = errors;
if(Array.isArray(data6)){
if(data6.length > 50){
const err28 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data6.length < 1){
const err29 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const len2 = data6.length;
for(let i4=0; i4<len2; i4++){
let data7 = data6[i4];
if(typeof data7 === "string"){
if(data7.length > 512){
const err30 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern28.test(data7)){
const err31 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const err34 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err35 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="grant.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.change === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "change"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.reason === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.job === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "job"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.access === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "access"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.window === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "window"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "version") || (key0 === "change")) || (key0 === "reason")) || (key0 === "job")) || (key0 === "access")) || (key0 === "window")) || (key0 === "for")) || (key0 === "extends"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err7 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(1 !== data0){
const err8 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.change !== undefined){
let data1 = data.change;
if(typeof data1 === "string"){
if(data1.length > 500){
const err9 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern17.test(data1)){
const err10 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/pattern",keyword:"pattern",params:{pattern: "^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/[!#-;=?-\\[\\]_a-z|~]+$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.reason !== undefined){
let data2 = data.reason;
if(typeof data2 === "string"){
if(data2.length > 500){
const err12 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern18.test(data2)){
const err13 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/pattern",keyword:"pattern",params:{pattern: "^\\S(?:[^\\t\\n\\r]*\\S)?$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.job !== undefined){
let data3 = data.job;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.repository === undefined){
const err15 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "repository"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data3.workflow === undefined){
const err16 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "workflow"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data3.name === undefined){
const err17 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data3.ref === undefined){
const err18 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "ref"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data3.environment === undefined){
const err19 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/required",keyword:"required",params:{missingProperty: "environment"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key1 in data3){
if(!(((((key1 === "repository") || (key1 === "workflow")) || (key1 === "name")) || (key1 === "ref")) || (key1 === "environment"))){
const err20 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data3.repository !== undefined){
let data4 = data3.repository;
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
const err21 = {instancePath:instancePath+"/job/repository",schemaPath:"#/properties/job/properties/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/job/repository",schemaPath:"#/properties/job/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data3.workflow !== undefined){
let data5 = data3.workflow;
if(typeof data5 === "string"){
if(data5.length > 200){
const err23 = {instancePath:instancePath+"/job/workflow",schemaPath:"#/properties/job/properties/workflow/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!pattern20.test(data5)){
const err24 = {instancePath:instancePath+"/job/workflow",schemaPath:"#/properties/job/properties/workflow/pattern",keyword:"pattern",params:{pattern: "^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/job/workflow",schemaPath:"#/properties/job/properties/workflow/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data3.name !== undefined){
let data6 = data3.name;
if(typeof data6 === "string"){
if(data6.length > 100){
const err26 = {instancePath:instancePath+"/job/name",schemaPath:"#/properties/job/properties/name/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern21.test(data6)){
const err27 = {instancePath:instancePath+"/job/name",schemaPath:"#/properties/job/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_-]*$"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/job/name",schemaPath:"#/properties/job/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data3.ref !== undefined){
let data7 = data3.ref;
if(typeof data7 === "string"){
if(data7.length > 255){
const err29 = {instancePath:instancePath+"/job/ref",schemaPath:"#/properties/job/properties/ref/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!pattern22.test(data7)){
const err30 = {instancePath:instancePath+"/job/ref",schemaPath:"#/properties/job/properties/ref/pattern",keyword:"pattern",params:{pattern: "^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/job/ref",schemaPath:"#/properties/job/properties/ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data3.environment !== undefined){
let data8 = data3.environment;
if(typeof data8 === "string"){
if(data8.length > 255){
const err32 = {instancePath:instancePath+"/job/environment",schemaPath:"#/properties/job/properties/environment/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!pattern23.test(data8)){
const err33 = {instancePath:instancePath+"/job/environment",schemaPath:"#/properties/job/properties/environment/pattern",keyword:"pattern",params:{pattern: "^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/job/environment",schemaPath:"#/properties/job/properties/environment/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/job",schemaPath:"#/properties/job/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.access !== undefined){
let data9 = data.access;
if(Array.isArray(data9)){
if(data9.length > 20){
const err36 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data9.length < 1){
const err37 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
if(!(validate54(data9[i0], {instancePath:instancePath+"/access/" + i0,parentData:data9,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err38 = {instancePath:instancePath+"/access",schemaPath:"#/properties/access/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.window !== undefined){
let data11 = data.window;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.minutes === undefined){
const err39 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/required",keyword:"required",params:{missingProperty: "minutes"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
for(const key2 in data11){
if(!((key2 === "minutes") || (key2 === "start"))){
const err40 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data11.minutes !== undefined){
let data12 = data11.minutes;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err41 = {instancePath:instancePath+"/window/minutes",schemaPath:"#/properties/window/properties/minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1440 || isNaN(data12)){
const err42 = {instancePath:instancePath+"/window/minutes",schemaPath:"#/properties/window/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data12 < 5 || isNaN(data12)){
const err43 = {instancePath:instancePath+"/window/minutes",schemaPath:"#/properties/window/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data11.start !== undefined){
let data13 = data11.start;
if(typeof data13 === "string"){
if(!pattern30.test(data13)){
const err44 = {instancePath:instancePath+"/window/start",schemaPath:"#/properties/window/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/window/start",schemaPath:"#/properties/window/properties/start/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/window",schemaPath:"#/properties/window/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.for !== undefined){
let data14 = data.for;
if(typeof data14 === "string"){
if(data14.length > 39){
const err47 = {instancePath:instancePath+"/for",schemaPath:"#/properties/for/maxLength",keyword:"maxLength",params:{limit: 39}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!pattern31.test(data14)){
const err48 = {instancePath:instancePath+"/for",schemaPath:"#/properties/for/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/for",schemaPath:"#/properties/for/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.extends !== undefined){
let data15 = data.extends;
if(typeof data15 === "string"){
if(data15.length > 32){
const err50 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!pattern3.test(data15)){
const err51 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const target = validate56;
const schema22 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"target.schema.json","type":"object","additionalProperties":false,"required":["version","provider","account","regions","tier","subjects","ceiling","limits"],"properties":{"version":{"type":"integer","const":1},"provider":{"type":"string","enum":["aws"]},"account":{"type":"string","pattern":"^[0-9]{12}$"},"partition":{"type":"string","enum":["aws","aws-cn","aws-us-gov"],"default":"aws"},"regions":{"type":"array","minItems":1,"maxItems":40,"uniqueItems":true,"items":{"type":"string","maxLength":32,"pattern":"^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$"}},"tier":{"type":"string","enum":["development","staging","production"]},"subjects":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["repository","repository_id","owner_id","workflows","refs","environments"],"properties":{"repository":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"},"repository_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"owner_id":{"type":"string","pattern":"^[1-9][0-9]{0,18}$"},"workflows":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":200,"pattern":"^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"}},"refs":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":255,"pattern":"^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}},"environments":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":255,"pattern":"^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}},"reusable":{"type":"string","maxLength":400,"pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}/\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml@[0-9a-f]{40}$"}}}},"ceiling":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/statement"}},"limits":{"type":"object","additionalProperties":false,"required":["minutes"],"properties":{"minutes":{"type":"integer","minimum":5,"maximum":1440},"ahead_hours":{"type":"integer","minimum":0,"maximum":720,"default":168},"open":{"type":"object","additionalProperties":false,"default":{},"properties":{"person":{"type":"integer","minimum":1,"maximum":1000,"default":5},"repository":{"type":"integer","minimum":1,"maximum":1000,"default":10},"target":{"type":"integer","minimum":1,"maximum":10000,"default":50}}},"repeated":{"type":"object","additionalProperties":false,"default":{},"properties":{"days":{"type":"integer","minimum":1,"maximum":90,"default":7},"grants":{"type":"integer","minimum":1,"maximum":1000,"default":50},"minutes":{"type":"integer","minimum":5,"maximum":43200,"default":2880}}}}},"dispatch":{"type":"boolean","default":false},"ends":{"type":"string","enum":["release","window"],"default":"release"},"ending":{"type":"object","additionalProperties":false,"properties":{"idle_minutes":{"type":"integer","minimum":5,"maximum":1440},"notice_minutes":{"type":"integer","minimum":0,"maximum":1440}}},"drift":{"type":"string","enum":["end","repair"]},"revoking":{"type":"object","additionalProperties":false,"properties":{"by":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"default":["requester","owners"],"items":{"type":"string","maxLength":200,"pattern":"^(?:requester|owners|@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?)$"}},"per_day":{"type":"integer","minimum":1,"maximum":1000,"default":20},"tell":{"type":"array","maxItems":10,"uniqueItems":true,"default":[],"items":{"type":"string","maxLength":200,"pattern":"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$"}}}},"approvals":{"type":"object","additionalProperties":false,"default":{},"properties":{"people":{"type":"integer","minimum":1,"maximum":10,"default":1},"from":{"type":"array","maxItems":10,"uniqueItems":true,"default":[],"items":{"type":"string","maxLength":200,"pattern":"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$"}},"request_hours":{"type":"integer","minimum":1,"maximum":2160,"default":336},"approval_hours":{"type":"integer","minimum":1,"maximum":2160,"default":168}}},"requesters":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":200,"pattern":"^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$"}},"hours":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","additionalProperties":false,"required":["days","from","until","zone"],"properties":{"days":{"type":"array","minItems":1,"maxItems":7,"uniqueItems":true,"items":{"type":"string","enum":["mon","tue","wed","thu","fri","sat","sun"]}},"from":{"type":"string","pattern":"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"},"until":{"type":"string","pattern":"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"},"zone":{"type":"string","maxLength":64,"pattern":"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$"}}}},"freezes":{"type":"array","default":[],"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["from","until","says"],"properties":{"from":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"},"says":{"type":"string","maxLength":200,"pattern":"^\\S(?:[^\\t\\n\\r]*\\S)?$"}}}}},"$defs":{"statement":{"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}}}};
const pattern33 = new RegExp("^[0-9]{12}$", "u");
const pattern34 = new RegExp("^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$", "u");
const pattern41 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}/\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml@[0-9a-f]{40}$", "u");
const pattern48 = new RegExp("^(?:requester|owners|@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?)$", "u");
const pattern49 = new RegExp("^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$", "u");
const pattern52 = new RegExp("^(?:[01][0-9]|2[0-3]):[0-5][0-9]$", "u");
const pattern54 = new RegExp("^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$", "u");
const schema23 = {"type":"object","additionalProperties":false,"required":["actions","resources"],"properties":{"actions":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":128,"pattern":"^[a-z0-9-]+:[A-Za-z0-9*?]+$"}},"resources":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":1024,"pattern":"^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}},"conditions":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},"additionalProperties":{"anyOf":[{"type":"string","maxLength":512,"pattern":"^[^$]*$"},{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","maxLength":512,"pattern":"^[^$]*$"}}]}}}}};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.actions === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "actions"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.resources === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resources"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "actions") || (key0 === "resources")) || (key0 === "conditions"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.actions !== undefined){
let data0 = data.actions;
if(Array.isArray(data0)){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 128){
const err5 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern24.test(data1)){
const err6 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+:[A-Za-z0-9*?]+$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/actions/" + i0,schemaPath:"#/properties/actions/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data0[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err8 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err9 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.resources !== undefined){
let data2 = data.resources;
if(Array.isArray(data2)){
if(data2.length > 100){
const err10 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
let data3 = data2[i2];
if(typeof data3 === "string"){
if(data3.length > 1024){
const err12 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern25.test(data3)){
const err13 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:[0-9]{12}|aws)?:[!-#%-~]+)$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/resources/" + i2,schemaPath:"#/properties/resources/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let i3 = data2.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data2[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err15 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err16 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.conditions !== undefined){
let data4 = data.conditions;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 10){
const err17 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err18 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data4){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern26.test(key1)){
const err19 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?:ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]{2,40}$"},propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid7 = _errs12 === errors;
if(!valid7){
const err20 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key2 in data4){
let data5 = data4[key2];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 10){
const err21 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(Object.keys(data5).length < 1){
const err22 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key3 in data5){
const _errs16 = errors;
if(typeof key3 === "string"){
if(!pattern27.test(key3)){
const err23 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+:[A-Za-z0-9_/.:=@+-]{1,128}$"},propertyName:key3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var valid9 = _errs16 === errors;
if(!valid9){
const err24 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/propertyNames",keyword:"propertyNames",params:{propertyName: key3}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
for(const key4 in data5){
let data6 = data5[key4];
const _errs19 = errors;
let valid11 = false;
const _errs20 = errors;
if(typeof data6 === "string"){
if(data6.length > 512){
const err25 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern28.test(data6)){
const err26 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid11 = valid11 || _valid0;
const _errs22 = errors;
if(Array.isArray(data6)){
if(data6.length > 50){
const err28 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data6.length < 1){
const err29 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const len2 = data6.length;
for(let i4=0; i4<len2; i4++){
let data7 = data6[i4];
if(typeof data7 === "string"){
if(data7.length > 512){
const err30 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern28.test(data7)){
const err31 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[^$]*$"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const err34 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err35 = {instancePath:instancePath+"/conditions/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/conditions/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="target.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.partition === undefined){
data.partition = "aws";
}
if(data.dispatch === undefined){
data.dispatch = false;
}
if(data.ends === undefined){
data.ends = "release";
}
if(data.approvals === undefined){
data.approvals = {};
}
if(data.freezes === undefined){
data.freezes = [];
}
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.provider === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provider"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.account === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "account"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.regions === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "regions"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.tier === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tier"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.subjects === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "subjects"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.ceiling === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ceiling"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.limits === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "limits"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema22.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err9 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(1 !== data0){
const err10 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.provider !== undefined){
let data1 = data.provider;
if(typeof data1 !== "string"){
const err11 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(data1 === "aws")){
const err12 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/enum",keyword:"enum",params:{allowedValues: schema22.properties.provider.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.account !== undefined){
let data2 = data.account;
if(typeof data2 === "string"){
if(!pattern33.test(data2)){
const err13 = {instancePath:instancePath+"/account",schemaPath:"#/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/account",schemaPath:"#/properties/account/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let data3 = data.partition;
if(typeof data3 !== "string"){
const err15 = {instancePath:instancePath+"/partition",schemaPath:"#/properties/partition/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(((data3 === "aws") || (data3 === "aws-cn")) || (data3 === "aws-us-gov"))){
const err16 = {instancePath:instancePath+"/partition",schemaPath:"#/properties/partition/enum",keyword:"enum",params:{allowedValues: schema22.properties.partition.enum}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data.regions !== undefined){
let data4 = data.regions;
if(Array.isArray(data4)){
if(data4.length > 40){
const err17 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/maxItems",keyword:"maxItems",params:{limit: 40}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4.length < 1){
const err18 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(data5.length > 32){
const err19 = {instancePath:instancePath+"/regions/" + i0,schemaPath:"#/properties/regions/items/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern34.test(data5)){
const err20 = {instancePath:instancePath+"/regions/" + i0,schemaPath:"#/properties/regions/items/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/regions/" + i0,schemaPath:"#/properties/regions/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
let i1 = data4.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data4[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err22 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err23 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.tier !== undefined){
let data6 = data.tier;
if(typeof data6 !== "string"){
const err24 = {instancePath:instancePath+"/tier",schemaPath:"#/properties/tier/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!(((data6 === "development") || (data6 === "staging")) || (data6 === "production"))){
const err25 = {instancePath:instancePath+"/tier",schemaPath:"#/properties/tier/enum",keyword:"enum",params:{allowedValues: schema22.properties.tier.enum}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.subjects !== undefined){
let data7 = data.subjects;
if(Array.isArray(data7)){
if(data7.length > 50){
const err26 = {instancePath:instancePath+"/subjects",schemaPath:"#/properties/subjects/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data7.length < 1){
const err27 = {instancePath:instancePath+"/subjects",schemaPath:"#/properties/subjects/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len1 = data7.length;
for(let i2=0; i2<len1; i2++){
let data8 = data7[i2];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.repository === undefined){
const err28 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "repository"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data8.repository_id === undefined){
const err29 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "repository_id"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data8.owner_id === undefined){
const err30 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "owner_id"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data8.workflows === undefined){
const err31 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "workflows"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data8.refs === undefined){
const err32 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "refs"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data8.environments === undefined){
const err33 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/required",keyword:"required",params:{missingProperty: "environments"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key1 in data8){
if(!(((((((key1 === "repository") || (key1 === "repository_id")) || (key1 === "owner_id")) || (key1 === "workflows")) || (key1 === "refs")) || (key1 === "environments")) || (key1 === "reusable"))){
const err34 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data8.repository !== undefined){
let data9 = data8.repository;
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
const err35 = {instancePath:instancePath+"/subjects/" + i2+"/repository",schemaPath:"#/properties/subjects/items/properties/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/subjects/" + i2+"/repository",schemaPath:"#/properties/subjects/items/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data8.repository_id !== undefined){
let data10 = data8.repository_id;
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
const err37 = {instancePath:instancePath+"/subjects/" + i2+"/repository_id",schemaPath:"#/properties/subjects/items/properties/repository_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/subjects/" + i2+"/repository_id",schemaPath:"#/properties/subjects/items/properties/repository_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data8.owner_id !== undefined){
let data11 = data8.owner_id;
if(typeof data11 === "string"){
if(!pattern5.test(data11)){
const err39 = {instancePath:instancePath+"/subjects/" + i2+"/owner_id",schemaPath:"#/properties/subjects/items/properties/owner_id/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,18}$"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/subjects/" + i2+"/owner_id",schemaPath:"#/properties/subjects/items/properties/owner_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data8.workflows !== undefined){
let data12 = data8.workflows;
if(Array.isArray(data12)){
if(data12.length > 50){
const err41 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data12.length < 1){
const err42 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const len2 = data12.length;
for(let i3=0; i3<len2; i3++){
let data13 = data12[i3];
if(typeof data13 === "string"){
if(data13.length > 200){
const err43 = {instancePath:instancePath+"/subjects/" + i2+"/workflows/" + i3,schemaPath:"#/properties/subjects/items/properties/workflows/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern20.test(data13)){
const err44 = {instancePath:instancePath+"/subjects/" + i2+"/workflows/" + i3,schemaPath:"#/properties/subjects/items/properties/workflows/items/pattern",keyword:"pattern",params:{pattern: "^\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/subjects/" + i2+"/workflows/" + i3,schemaPath:"#/properties/subjects/items/properties/workflows/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
let i4 = data12.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data12[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err46 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
else {
const err47 = {instancePath:instancePath+"/subjects/" + i2+"/workflows",schemaPath:"#/properties/subjects/items/properties/workflows/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data8.refs !== undefined){
let data14 = data8.refs;
if(Array.isArray(data14)){
if(data14.length > 50){
const err48 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data14.length < 1){
const err49 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
const len3 = data14.length;
for(let i5=0; i5<len3; i5++){
let data15 = data14[i5];
if(typeof data15 === "string"){
if(data15.length > 255){
const err50 = {instancePath:instancePath+"/subjects/" + i2+"/refs/" + i5,schemaPath:"#/properties/subjects/items/properties/refs/items/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!pattern22.test(data15)){
const err51 = {instancePath:instancePath+"/subjects/" + i2+"/refs/" + i5,schemaPath:"#/properties/subjects/items/properties/refs/items/pattern",keyword:"pattern",params:{pattern: "^refs/(?:heads|tags)/(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))(?![./])[!#%-)+-9;->@-Z\\]_a-}]+(?<![./])$"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/subjects/" + i2+"/refs/" + i5,schemaPath:"#/properties/subjects/items/properties/refs/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
let i6 = data14.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data14[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err53 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
break;
}
indices2[item2] = i6;
}
}
}
else {
const err54 = {instancePath:instancePath+"/subjects/" + i2+"/refs",schemaPath:"#/properties/subjects/items/properties/refs/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data8.environments !== undefined){
let data16 = data8.environments;
if(Array.isArray(data16)){
if(data16.length > 50){
const err55 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data16.length < 1){
const err56 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
const len4 = data16.length;
for(let i7=0; i7<len4; i7++){
let data17 = data16[i7];
if(typeof data17 === "string"){
if(data17.length > 255){
const err57 = {instancePath:instancePath+"/subjects/" + i2+"/environments/" + i7,schemaPath:"#/properties/subjects/items/properties/environments/items/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!pattern23.test(data17)){
const err58 = {instancePath:instancePath+"/subjects/" + i2+"/environments/" + i7,schemaPath:"#/properties/subjects/items/properties/environments/items/pattern",keyword:"pattern",params:{pattern: "^(?! )[ !#%&()+\\-./0-:<->@-\\[\\]^_a-~]+(?<! )$"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/subjects/" + i2+"/environments/" + i7,schemaPath:"#/properties/subjects/items/properties/environments/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
let i8 = data16.length;
let j3;
if(i8 > 1){
const indices3 = {};
for(;i8--;){
let item3 = data16[i8];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err60 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
break;
}
indices3[item3] = i8;
}
}
}
else {
const err61 = {instancePath:instancePath+"/subjects/" + i2+"/environments",schemaPath:"#/properties/subjects/items/properties/environments/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data8.reusable !== undefined){
let data18 = data8.reusable;
if(typeof data18 === "string"){
if(data18.length > 400){
const err62 = {instancePath:instancePath+"/subjects/" + i2+"/reusable",schemaPath:"#/properties/subjects/items/properties/reusable/maxLength",keyword:"maxLength",params:{limit: 400}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern41.test(data18)){
const err63 = {instancePath:instancePath+"/subjects/" + i2+"/reusable",schemaPath:"#/properties/subjects/items/properties/reusable/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}/\\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml@[0-9a-f]{40}$"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/subjects/" + i2+"/reusable",schemaPath:"#/properties/subjects/items/properties/reusable/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/subjects/" + i2,schemaPath:"#/properties/subjects/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/subjects",schemaPath:"#/properties/subjects/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.ceiling !== undefined){
let data19 = data.ceiling;
if(Array.isArray(data19)){
if(data19.length > 50){
const err67 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data19.length < 1){
const err68 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
const len5 = data19.length;
for(let i9=0; i9<len5; i9++){
if(!(validate57(data19[i9], {instancePath:instancePath+"/ceiling/" + i9,parentData:data19,parentDataProperty:i9,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
}
else {
const err69 = {instancePath:instancePath+"/ceiling",schemaPath:"#/properties/ceiling/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data.limits !== undefined){
let data21 = data.limits;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.ahead_hours === undefined){
data21.ahead_hours = 168;
}
if(data21.open === undefined){
data21.open = {};
}
if(data21.repeated === undefined){
data21.repeated = {};
}
if(data21.minutes === undefined){
const err70 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/required",keyword:"required",params:{missingProperty: "minutes"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key2 in data21){
if(!((((key2 === "minutes") || (key2 === "ahead_hours")) || (key2 === "open")) || (key2 === "repeated"))){
const err71 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data21.minutes !== undefined){
let data22 = data21.minutes;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err72 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 1440 || isNaN(data22)){
const err73 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data22 < 5 || isNaN(data22)){
const err74 = {instancePath:instancePath+"/limits/minutes",schemaPath:"#/properties/limits/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
let data23 = data21.ahead_hours;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err75 = {instancePath:instancePath+"/limits/ahead_hours",schemaPath:"#/properties/limits/properties/ahead_hours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 720 || isNaN(data23)){
const err76 = {instancePath:instancePath+"/limits/ahead_hours",schemaPath:"#/properties/limits/properties/ahead_hours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 720}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err77 = {instancePath:instancePath+"/limits/ahead_hours",schemaPath:"#/properties/limits/properties/ahead_hours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
let data24 = data21.open;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.person === undefined){
data24.person = 5;
}
if(data24.repository === undefined){
data24.repository = 10;
}
if(data24.target === undefined){
data24.target = 50;
}
for(const key3 in data24){
if(!(((key3 === "person") || (key3 === "repository")) || (key3 === "target"))){
const err78 = {instancePath:instancePath+"/limits/open",schemaPath:"#/properties/limits/properties/open/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
let data25 = data24.person;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err79 = {instancePath:instancePath+"/limits/open/person",schemaPath:"#/properties/limits/properties/open/properties/person/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 1000 || isNaN(data25)){
const err80 = {instancePath:instancePath+"/limits/open/person",schemaPath:"#/properties/limits/properties/open/properties/person/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err81 = {instancePath:instancePath+"/limits/open/person",schemaPath:"#/properties/limits/properties/open/properties/person/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
let data26 = data24.repository;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err82 = {instancePath:instancePath+"/limits/open/repository",schemaPath:"#/properties/limits/properties/open/properties/repository/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 1000 || isNaN(data26)){
const err83 = {instancePath:instancePath+"/limits/open/repository",schemaPath:"#/properties/limits/properties/open/properties/repository/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data26 < 1 || isNaN(data26)){
const err84 = {instancePath:instancePath+"/limits/open/repository",schemaPath:"#/properties/limits/properties/open/properties/repository/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
let data27 = data24.target;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err85 = {instancePath:instancePath+"/limits/open/target",schemaPath:"#/properties/limits/properties/open/properties/target/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 10000 || isNaN(data27)){
const err86 = {instancePath:instancePath+"/limits/open/target",schemaPath:"#/properties/limits/properties/open/properties/target/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data27 < 1 || isNaN(data27)){
const err87 = {instancePath:instancePath+"/limits/open/target",schemaPath:"#/properties/limits/properties/open/properties/target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/limits/open",schemaPath:"#/properties/limits/properties/open/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
let data28 = data21.repeated;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.days === undefined){
data28.days = 7;
}
if(data28.grants === undefined){
data28.grants = 50;
}
if(data28.minutes === undefined){
data28.minutes = 2880;
}
for(const key4 in data28){
if(!(((key4 === "days") || (key4 === "grants")) || (key4 === "minutes"))){
const err89 = {instancePath:instancePath+"/limits/repeated",schemaPath:"#/properties/limits/properties/repeated/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
let data29 = data28.days;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err90 = {instancePath:instancePath+"/limits/repeated/days",schemaPath:"#/properties/limits/properties/repeated/properties/days/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 90 || isNaN(data29)){
const err91 = {instancePath:instancePath+"/limits/repeated/days",schemaPath:"#/properties/limits/properties/repeated/properties/days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data29 < 1 || isNaN(data29)){
const err92 = {instancePath:instancePath+"/limits/repeated/days",schemaPath:"#/properties/limits/properties/repeated/properties/days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
let data30 = data28.grants;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err93 = {instancePath:instancePath+"/limits/repeated/grants",schemaPath:"#/properties/limits/properties/repeated/properties/grants/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 1000 || isNaN(data30)){
const err94 = {instancePath:instancePath+"/limits/repeated/grants",schemaPath:"#/properties/limits/properties/repeated/properties/grants/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data30 < 1 || isNaN(data30)){
const err95 = {instancePath:instancePath+"/limits/repeated/grants",schemaPath:"#/properties/limits/properties/repeated/properties/grants/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
let data31 = data28.minutes;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err96 = {instancePath:instancePath+"/limits/repeated/minutes",schemaPath:"#/properties/limits/properties/repeated/properties/minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 43200 || isNaN(data31)){
const err97 = {instancePath:instancePath+"/limits/repeated/minutes",schemaPath:"#/properties/limits/properties/repeated/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 43200}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data31 < 5 || isNaN(data31)){
const err98 = {instancePath:instancePath+"/limits/repeated/minutes",schemaPath:"#/properties/limits/properties/repeated/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/limits/repeated",schemaPath:"#/properties/limits/properties/repeated/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(typeof data.dispatch !== "boolean"){
const err101 = {instancePath:instancePath+"/dispatch",schemaPath:"#/properties/dispatch/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
let data33 = data.ends;
if(typeof data33 !== "string"){
const err102 = {instancePath:instancePath+"/ends",schemaPath:"#/properties/ends/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(!((data33 === "release") || (data33 === "window"))){
const err103 = {instancePath:instancePath+"/ends",schemaPath:"#/properties/ends/enum",keyword:"enum",params:{allowedValues: schema22.properties.ends.enum}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data.ending !== undefined){
let data34 = data.ending;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key5 in data34){
if(!((key5 === "idle_minutes") || (key5 === "notice_minutes"))){
const err104 = {instancePath:instancePath+"/ending",schemaPath:"#/properties/ending/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data34.idle_minutes !== undefined){
let data35 = data34.idle_minutes;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err105 = {instancePath:instancePath+"/ending/idle_minutes",schemaPath:"#/properties/ending/properties/idle_minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 1440 || isNaN(data35)){
const err106 = {instancePath:instancePath+"/ending/idle_minutes",schemaPath:"#/properties/ending/properties/idle_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data35 < 5 || isNaN(data35)){
const err107 = {instancePath:instancePath+"/ending/idle_minutes",schemaPath:"#/properties/ending/properties/idle_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
if(data34.notice_minutes !== undefined){
let data36 = data34.notice_minutes;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
const err108 = {instancePath:instancePath+"/ending/notice_minutes",schemaPath:"#/properties/ending/properties/notice_minutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 1440 || isNaN(data36)){
const err109 = {instancePath:instancePath+"/ending/notice_minutes",schemaPath:"#/properties/ending/properties/notice_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data36 < 0 || isNaN(data36)){
const err110 = {instancePath:instancePath+"/ending/notice_minutes",schemaPath:"#/properties/ending/properties/notice_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
}
else {
const err111 = {instancePath:instancePath+"/ending",schemaPath:"#/properties/ending/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data.drift !== undefined){
let data37 = data.drift;
if(typeof data37 !== "string"){
const err112 = {instancePath:instancePath+"/drift",schemaPath:"#/properties/drift/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!((data37 === "end") || (data37 === "repair"))){
const err113 = {instancePath:instancePath+"/drift",schemaPath:"#/properties/drift/enum",keyword:"enum",params:{allowedValues: schema22.properties.drift.enum}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data.revoking !== undefined){
let data38 = data.revoking;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.by === undefined){
data38.by = ["requester","owners"];
}
if(data38.per_day === undefined){
data38.per_day = 20;
}
if(data38.tell === undefined){
data38.tell = [];
}
for(const key6 in data38){
if(!(((key6 === "by") || (key6 === "per_day")) || (key6 === "tell"))){
const err114 = {instancePath:instancePath+"/revoking",schemaPath:"#/properties/revoking/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
let data39 = data38.by;
if(Array.isArray(data39)){
if(data39.length > 50){
const err115 = {instancePath:instancePath+"/revoking/by",schemaPath:"#/properties/revoking/properties/by/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data39.length < 1){
const err116 = {instancePath:instancePath+"/revoking/by",schemaPath:"#/properties/revoking/properties/by/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
const len6 = data39.length;
for(let i10=0; i10<len6; i10++){
let data40 = data39[i10];
if(typeof data40 === "string"){
if(data40.length > 200){
const err117 = {instancePath:instancePath+"/revoking/by/" + i10,schemaPath:"#/properties/revoking/properties/by/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(!pattern48.test(data40)){
const err118 = {instancePath:instancePath+"/revoking/by/" + i10,schemaPath:"#/properties/revoking/properties/by/items/pattern",keyword:"pattern",params:{pattern: "^(?:requester|owners|@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?)$"}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/revoking/by/" + i10,schemaPath:"#/properties/revoking/properties/by/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
let i11 = data39.length;
let j4;
if(i11 > 1){
const indices4 = {};
for(;i11--;){
let item4 = data39[i11];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err120 = {instancePath:instancePath+"/revoking/by",schemaPath:"#/properties/revoking/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j4}};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
break;
}
indices4[item4] = i11;
}
}
}
else {
const err121 = {instancePath:instancePath+"/revoking/by",schemaPath:"#/properties/revoking/properties/by/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
let data41 = data38.per_day;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err122 = {instancePath:instancePath+"/revoking/per_day",schemaPath:"#/properties/revoking/properties/per_day/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 1000 || isNaN(data41)){
const err123 = {instancePath:instancePath+"/revoking/per_day",schemaPath:"#/properties/revoking/properties/per_day/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(data41 < 1 || isNaN(data41)){
const err124 = {instancePath:instancePath+"/revoking/per_day",schemaPath:"#/properties/revoking/properties/per_day/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
let data42 = data38.tell;
if(Array.isArray(data42)){
if(data42.length > 10){
const err125 = {instancePath:instancePath+"/revoking/tell",schemaPath:"#/properties/revoking/properties/tell/maxItems",keyword:"maxItems",params:{limit: 10}};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
const len7 = data42.length;
for(let i12=0; i12<len7; i12++){
let data43 = data42[i12];
if(typeof data43 === "string"){
if(data43.length > 200){
const err126 = {instancePath:instancePath+"/revoking/tell/" + i12,schemaPath:"#/properties/revoking/properties/tell/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(!pattern49.test(data43)){
const err127 = {instancePath:instancePath+"/revoking/tell/" + i12,schemaPath:"#/properties/revoking/properties/tell/items/pattern",keyword:"pattern",params:{pattern: "^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$"}};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
else {
const err128 = {instancePath:instancePath+"/revoking/tell/" + i12,schemaPath:"#/properties/revoking/properties/tell/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
let i13 = data42.length;
let j5;
if(i13 > 1){
const indices5 = {};
for(;i13--;){
let item5 = data42[i13];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err129 = {instancePath:instancePath+"/revoking/tell",schemaPath:"#/properties/revoking/properties/tell/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j5}};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
break;
}
indices5[item5] = i13;
}
}
}
else {
const err130 = {instancePath:instancePath+"/revoking/tell",schemaPath:"#/properties/revoking/properties/tell/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/revoking",schemaPath:"#/properties/revoking/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
let data44 = data.approvals;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.people === undefined){
data44.people = 1;
}
if(data44.from === undefined){
data44.from = [];
}
if(data44.request_hours === undefined){
data44.request_hours = 336;
}
if(data44.approval_hours === undefined){
data44.approval_hours = 168;
}
for(const key7 in data44){
if(!((((key7 === "people") || (key7 === "from")) || (key7 === "request_hours")) || (key7 === "approval_hours"))){
const err132 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
let data45 = data44.people;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err133 = {instancePath:instancePath+"/approvals/people",schemaPath:"#/properties/approvals/properties/people/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 10 || isNaN(data45)){
const err134 = {instancePath:instancePath+"/approvals/people",schemaPath:"#/properties/approvals/properties/people/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data45 < 1 || isNaN(data45)){
const err135 = {instancePath:instancePath+"/approvals/people",schemaPath:"#/properties/approvals/properties/people/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
let data46 = data44.from;
if(Array.isArray(data46)){
if(data46.length > 10){
const err136 = {instancePath:instancePath+"/approvals/from",schemaPath:"#/properties/approvals/properties/from/maxItems",keyword:"maxItems",params:{limit: 10}};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
const len8 = data46.length;
for(let i14=0; i14<len8; i14++){
let data47 = data46[i14];
if(typeof data47 === "string"){
if(data47.length > 200){
const err137 = {instancePath:instancePath+"/approvals/from/" + i14,schemaPath:"#/properties/approvals/properties/from/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(!pattern49.test(data47)){
const err138 = {instancePath:instancePath+"/approvals/from/" + i14,schemaPath:"#/properties/approvals/properties/from/items/pattern",keyword:"pattern",params:{pattern: "^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$"}};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
else {
const err139 = {instancePath:instancePath+"/approvals/from/" + i14,schemaPath:"#/properties/approvals/properties/from/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
let i15 = data46.length;
let j6;
if(i15 > 1){
const indices6 = {};
for(;i15--;){
let item6 = data46[i15];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err140 = {instancePath:instancePath+"/approvals/from",schemaPath:"#/properties/approvals/properties/from/uniqueItems",keyword:"uniqueItems",params:{i: i15, j: j6}};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
break;
}
indices6[item6] = i15;
}
}
}
else {
const err141 = {instancePath:instancePath+"/approvals/from",schemaPath:"#/properties/approvals/properties/from/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
let data48 = data44.request_hours;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
const err142 = {instancePath:instancePath+"/approvals/request_hours",schemaPath:"#/properties/approvals/properties/request_hours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 2160 || isNaN(data48)){
const err143 = {instancePath:instancePath+"/approvals/request_hours",schemaPath:"#/properties/approvals/properties/request_hours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2160}};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data48 < 1 || isNaN(data48)){
const err144 = {instancePath:instancePath+"/approvals/request_hours",schemaPath:"#/properties/approvals/properties/request_hours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
let data49 = data44.approval_hours;
if(!(((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49))) && (isFinite(data49)))){
const err145 = {instancePath:instancePath+"/approvals/approval_hours",schemaPath:"#/properties/approvals/properties/approval_hours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 > 2160 || isNaN(data49)){
const err146 = {instancePath:instancePath+"/approvals/approval_hours",schemaPath:"#/properties/approvals/properties/approval_hours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2160}};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data49 < 1 || isNaN(data49)){
const err147 = {instancePath:instancePath+"/approvals/approval_hours",schemaPath:"#/properties/approvals/properties/approval_hours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
else {
const err148 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data.requesters !== undefined){
let data50 = data.requesters;
if(Array.isArray(data50)){
if(data50.length > 50){
const err149 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data50.length < 1){
const err150 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
const len9 = data50.length;
for(let i16=0; i16<len9; i16++){
let data51 = data50[i16];
if(typeof data51 === "string"){
if(data51.length > 200){
const err151 = {instancePath:instancePath+"/requesters/" + i16,schemaPath:"#/properties/requesters/items/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(!pattern12.test(data51)){
const err152 = {instancePath:instancePath+"/requesters/" + i16,schemaPath:"#/properties/requesters/items/pattern",keyword:"pattern",params:{pattern: "^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|\\[bot\\])?$"}};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {instancePath:instancePath+"/requesters/" + i16,schemaPath:"#/properties/requesters/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
let i17 = data50.length;
let j7;
if(i17 > 1){
const indices7 = {};
for(;i17--;){
let item7 = data50[i17];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
const err154 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j7}};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
break;
}
indices7[item7] = i17;
}
}
}
else {
const err155 = {instancePath:instancePath+"/requesters",schemaPath:"#/properties/requesters/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data.hours !== undefined){
let data52 = data.hours;
if(Array.isArray(data52)){
if(data52.length > 20){
const err156 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(data52.length < 1){
const err157 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
const len10 = data52.length;
for(let i18=0; i18<len10; i18++){
let data53 = data52[i18];
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
if(data53.days === undefined){
const err158 = {instancePath:instancePath+"/hours/" + i18,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "days"}};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(data53.from === undefined){
const err159 = {instancePath:instancePath+"/hours/" + i18,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data53.until === undefined){
const err160 = {instancePath:instancePath+"/hours/" + i18,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data53.zone === undefined){
const err161 = {instancePath:instancePath+"/hours/" + i18,schemaPath:"#/properties/hours/items/required",keyword:"required",params:{missingProperty: "zone"}};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
for(const key8 in data53){
if(!((((key8 === "days") || (key8 === "from")) || (key8 === "until")) || (key8 === "zone"))){
const err162 = {instancePath:instancePath+"/hours/" + i18,schemaPath:"#/properties/hours/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data53.days !== undefined){
let data54 = data53.days;
if(Array.isArray(data54)){
if(data54.length > 7){
const err163 = {instancePath:instancePath+"/hours/" + i18+"/days",schemaPath:"#/properties/hours/items/properties/days/maxItems",keyword:"maxItems",params:{limit: 7}};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(data54.length < 1){
const err164 = {instancePath:instancePath+"/hours/" + i18+"/days",schemaPath:"#/properties/hours/items/properties/days/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
const len11 = data54.length;
for(let i19=0; i19<len11; i19++){
let data55 = data54[i19];
if(typeof data55 !== "string"){
const err165 = {instancePath:instancePath+"/hours/" + i18+"/days/" + i19,schemaPath:"#/properties/hours/items/properties/days/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(!(((((((data55 === "mon") || (data55 === "tue")) || (data55 === "wed")) || (data55 === "thu")) || (data55 === "fri")) || (data55 === "sat")) || (data55 === "sun"))){
const err166 = {instancePath:instancePath+"/hours/" + i18+"/days/" + i19,schemaPath:"#/properties/hours/items/properties/days/items/enum",keyword:"enum",params:{allowedValues: schema22.properties.hours.items.properties.days.items.enum}};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
let i20 = data54.length;
let j8;
if(i20 > 1){
const indices8 = {};
for(;i20--;){
let item8 = data54[i20];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j8 = indices8[item8];
const err167 = {instancePath:instancePath+"/hours/" + i18+"/days",schemaPath:"#/properties/hours/items/properties/days/uniqueItems",keyword:"uniqueItems",params:{i: i20, j: j8}};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
break;
}
indices8[item8] = i20;
}
}
}
else {
const err168 = {instancePath:instancePath+"/hours/" + i18+"/days",schemaPath:"#/properties/hours/items/properties/days/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data53.from !== undefined){
let data56 = data53.from;
if(typeof data56 === "string"){
if(!pattern52.test(data56)){
const err169 = {instancePath:instancePath+"/hours/" + i18+"/from",schemaPath:"#/properties/hours/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"}};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/hours/" + i18+"/from",schemaPath:"#/properties/hours/items/properties/from/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data53.until !== undefined){
let data57 = data53.until;
if(typeof data57 === "string"){
if(!pattern52.test(data57)){
const err171 = {instancePath:instancePath+"/hours/" + i18+"/until",schemaPath:"#/properties/hours/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"}};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/hours/" + i18+"/until",schemaPath:"#/properties/hours/items/properties/until/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data53.zone !== undefined){
let data58 = data53.zone;
if(typeof data58 === "string"){
if(data58.length > 64){
const err173 = {instancePath:instancePath+"/hours/" + i18+"/zone",schemaPath:"#/properties/hours/items/properties/zone/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(!pattern54.test(data58)){
const err174 = {instancePath:instancePath+"/hours/" + i18+"/zone",schemaPath:"#/properties/hours/items/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$"}};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
else {
const err175 = {instancePath:instancePath+"/hours/" + i18+"/zone",schemaPath:"#/properties/hours/items/properties/zone/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
}
else {
const err176 = {instancePath:instancePath+"/hours/" + i18,schemaPath:"#/properties/hours/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
}
else {
const err177 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
let data59 = data.freezes;
if(Array.isArray(data59)){
if(data59.length > 50){
const err178 = {instancePath:instancePath+"/freezes",schemaPath:"#/properties/freezes/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
const len12 = data59.length;
for(let i21=0; i21<len12; i21++){
let data60 = data59[i21];
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(data60.from === undefined){
const err179 = {instancePath:instancePath+"/freezes/" + i21,schemaPath:"#/properties/freezes/items/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if(data60.until === undefined){
const err180 = {instancePath:instancePath+"/freezes/" + i21,schemaPath:"#/properties/freezes/items/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(data60.says === undefined){
const err181 = {instancePath:instancePath+"/freezes/" + i21,schemaPath:"#/properties/freezes/items/required",keyword:"required",params:{missingProperty: "says"}};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
for(const key9 in data60){
if(!(((key9 === "from") || (key9 === "until")) || (key9 === "says"))){
const err182 = {instancePath:instancePath+"/freezes/" + i21,schemaPath:"#/properties/freezes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data60.from !== undefined){
let data61 = data60.from;
if(typeof data61 === "string"){
if(!pattern30.test(data61)){
const err183 = {instancePath:instancePath+"/freezes/" + i21+"/from",schemaPath:"#/properties/freezes/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
else {
const err184 = {instancePath:instancePath+"/freezes/" + i21+"/from",schemaPath:"#/properties/freezes/items/properties/from/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data60.until !== undefined){
let data62 = data60.until;
if(typeof data62 === "string"){
if(!pattern30.test(data62)){
const err185 = {instancePath:instancePath+"/freezes/" + i21+"/until",schemaPath:"#/properties/freezes/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})$"}};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
else {
const err186 = {instancePath:instancePath+"/freezes/" + i21+"/until",schemaPath:"#/properties/freezes/items/properties/until/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data60.says !== undefined){
let data63 = data60.says;
if(typeof data63 === "string"){
if(data63.length > 200){
const err187 = {instancePath:instancePath+"/freezes/" + i21+"/says",schemaPath:"#/properties/freezes/items/properties/says/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if(!pattern18.test(data63)){
const err188 = {instancePath:instancePath+"/freezes/" + i21+"/says",schemaPath:"#/properties/freezes/items/properties/says/pattern",keyword:"pattern",params:{pattern: "^\\S(?:[^\\t\\n\\r]*\\S)?$"}};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
else {
const err189 = {instancePath:instancePath+"/freezes/" + i21+"/says",schemaPath:"#/properties/freezes/items/properties/says/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
}
else {
const err190 = {instancePath:instancePath+"/freezes/" + i21,schemaPath:"#/properties/freezes/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
}
else {
const err191 = {instancePath:instancePath+"/freezes",schemaPath:"#/properties/freezes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
else {
const err192 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const words = {
 "configuration": {
  "must": "the fields of the configuration",
  "example": "version: 1",
  "means": "What is true of the whole installation: sallyport.yaml.",
  "type": "object",
  "fields": [
   "version",
   "installation",
   "repository",
   "repository_id",
   "owner_id",
   "audience",
   "issuer",
   "branch",
   "ledger",
   "controller",
   "revokers",
   "lifted",
   "roles"
  ]
 },
 "configuration.version": {
  "must": "1",
  "example": "1",
  "means": "Version of this format.",
  "type": "integer"
 },
 "configuration.installation": {
  "must": "at most 32 of a-z, 0-9 and -, not at either end",
  "example": "acme",
  "means": "Names this installation in role names and marks.",
  "type": "string"
 },
 "configuration.repository": {
  "must": "owner/name, exactly",
  "example": "acme/payments",
  "means": "The access repository: `owner/name`.",
  "type": "string"
 },
 "configuration.repository_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"1001\"",
  "means": "GitHub's numeric id of the access repository, in quotes. `gh api repos/acme/access --jq .id` tells it.",
  "type": "string"
 },
 "configuration.owner_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"9001\"",
  "means": "GitHub's numeric id of the access repository's owner, in quotes. `gh api repos/acme/access --jq .owner.id` tells it.",
  "type": "string"
 },
 "configuration.audience": {
  "must": "a name of this installation's own, never sts.amazonaws.com",
  "example": "sallyport.acme.example",
  "means": "The OIDC audience of this installation, and of no other: tokens for it are useless elsewhere.",
  "type": "string"
 },
 "configuration.issuer": {
  "must": "an https address without a slash at its end",
  "example": "https://token.actions.githubusercontent.com",
  "means": "The OIDC issuer, compared exactly. GitHub Enterprise Server and data residency have their own.",
  "type": "string"
 },
 "configuration.branch": {
  "must": "one branch name as git allows it, without refs/heads/",
  "example": "main",
  "means": "The default branch of the access repository.",
  "type": "string"
 },
 "configuration.ledger": {
  "must": "one branch name as git allows it, without refs/heads/",
  "example": "sallyport-ledger",
  "means": "The branch that holds the ledger.",
  "type": "string"
 },
 "configuration.controller": {
  "must": "owner/name@ and a full commit of 40 hexadecimal digits",
  "example": "acme/sallyport-control@0123456789abcdef0123456789abcdef01234567",
  "means": "Hardened: the repository, writable by admins alone, whose reusable workflows at this commit the three control roles trust, instead of the access repository's own.",
  "type": "string"
 },
 "configuration.revokers": {
  "must": "a list of @login or @organization/team",
  "example": "['@acme/security']",
  "means": "Who may stop everything of a target, of a repository or at all (`sallyport revoke --all`), and end any lease. Absent: whoever is an admin of the access repository.",
  "type": "array"
 },
 "configuration.revokers[]": {
  "must": "@login, @organization/team or @name[bot]",
  "example": "'@acme/security'",
  "means": "One person, team or App (`@name[bot]`).",
  "type": "string"
 },
 "configuration.lifted": {
  "must": "a list of halts, halt- and the number of the run that each was",
  "example": "[halt-18123456789]",
  "means": "Halts that are over. It counts when it came by a reviewed pull request; a halt that is taken off the list takes hold again.",
  "type": "array"
 },
 "configuration.lifted[]": {
  "must": "halt- and a number",
  "example": "halt-18123456789",
  "means": "One halt, as `sallyport status` names it.",
  "type": "string"
 },
 "configuration.roles": {
  "must": "binder, unbinder and reader",
  "example": "{binder: sallyport-binder, unbinder: sallyport-unbinder, reader: sallyport-reader}",
  "means": "Names of the three control roles, the same in every account.",
  "type": "object",
  "fields": [
   "binder",
   "unbinder",
   "reader"
  ]
 },
 "configuration.roles.binder": {
  "must": "the name of an IAM role, without a path",
  "example": "sallyport-binder",
  "means": "Creates and opens bindings.",
  "type": "string"
 },
 "configuration.roles.unbinder": {
  "must": "the name of an IAM role, without a path",
  "example": "sallyport-unbinder",
  "means": "Seals and removes bindings.",
  "type": "string"
 },
 "configuration.roles.reader": {
  "must": "the name of an IAM role, without a path",
  "example": "sallyport-reader",
  "means": "Reads bindings and the cloud's log.",
  "type": "string"
 },
 "grant": {
  "must": "the fields of a grant",
  "example": "version: 1",
  "means": "One request for access: grants/<target>/<id>.yaml. The folder is the target, the file's name is the id.",
  "type": "object",
  "fields": [
   "version",
   "change",
   "reason",
   "job",
   "access",
   "window",
   "for",
   "extends"
  ]
 },
 "grant.version": {
  "must": "1",
  "example": "1",
  "means": "Version of this format.",
  "type": "integer"
 },
 "grant.change": {
  "must": "an https address",
  "example": "https://github.com/acme/payments/pull/812",
  "means": "The pull request, issue, incident or maintenance window that this access serves: an https address.",
  "type": "string"
 },
 "grant.reason": {
  "must": "one line of at most 500 characters that says why",
  "example": "Backfill the ledger rows that INC-4211 left unposted.",
  "means": "Why, in one line for the reviewer.",
  "type": "string"
 },
 "grant.job": {
  "must": "repository, workflow, name, ref and environment of one job",
  "example": "{repository: acme/payments, workflow: .github/workflows/backfill.yml, name: backfill, ref: refs/heads/main, environment: production}",
  "means": "The one job that is to get access.",
  "type": "object",
  "fields": [
   "repository",
   "workflow",
   "name",
   "ref",
   "environment"
  ]
 },
 "grant.job.repository": {
  "must": "owner/name, exactly",
  "example": "acme/payments",
  "means": "The repository whose job it is: `owner/name`, spelled as in the target.",
  "type": "string"
 },
 "grant.job.workflow": {
  "must": "one workflow file, .github/workflows/<name>.yml or .yaml",
  "example": ".github/workflows/backfill.yml",
  "means": "The workflow file, from the repository's root.",
  "type": "string"
 },
 "grant.job.name": {
  "must": "the job's key in the workflow file",
  "example": "backfill",
  "means": "The job's key in the workflow file. No cloud sees it: it is told to reviewers and audited afterwards, not enforced.",
  "type": "string"
 },
 "grant.job.ref": {
  "must": "one full ref as git allows it, refs/heads/<branch> or refs/tags/<tag>, and no pattern",
  "example": "refs/heads/main",
  "means": "The full ref on which the workflow runs. Exact, never a pattern.",
  "type": "string"
 },
 "grant.job.environment": {
  "must": "the name of one GitHub environment, at most 255 plain characters and no pattern",
  "example": "production",
  "means": "The GitHub environment of the job. Exact, never a pattern.",
  "type": "string"
 },
 "grant.access": {
  "must": "a list of statements, each with actions and resources",
  "example": "[{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}]",
  "means": "What is asked for. It must lie inside the target's ceiling.",
  "type": "array"
 },
 "grant.access[]": {
  "must": "actions and resources",
  "example": "{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}",
  "means": "One statement: every one of the actions on every one of the resources, when all conditions hold.",
  "type": "object",
  "fields": [
   "actions",
   "resources",
   "conditions"
  ]
 },
 "grant.access[].actions": {
  "must": "a list of actions",
  "example": "[dynamodb:GetItem]",
  "means": "Provider actions. `*` and `?` are IAM's wildcards, where target and policy allow them.",
  "type": "array"
 },
 "grant.access[].actions[]": {
  "must": "service:Action, without $",
  "example": "dynamodb:GetItem",
  "means": "One action, `service:Action`.",
  "type": "string"
 },
 "grant.access[].resources": {
  "must": "a list of resources",
  "example": "[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]",
  "means": "Provider resources: full ARNs, or `*`.",
  "type": "array"
 },
 "grant.access[].resources[]": {
  "must": "a full ARN with its region and account written out, or *, without $ and spaces",
  "example": "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger",
  "means": "One resource: a full ARN, or `*`.",
  "type": "string"
 },
 "grant.access[].conditions": {
  "must": "operator: key: value, as IAM writes conditions, without $",
  "example": "{StringEquals: {dynamodb:LeadingKeys: ledger}}",
  "means": "IAM condition block: operator, then key, then value or values.",
  "type": "object"
 },
 "grant.window": {
  "must": "minutes, and a start if it is fixed",
  "example": "{minutes: 60}",
  "means": "When, and for how long.",
  "type": "object",
  "fields": [
   "minutes",
   "start"
  ]
 },
 "grant.window.minutes": {
  "must": "a whole number of minutes from 5 to 1440",
  "example": "60",
  "means": "Length in minutes, from the merge of the pull request or from `start`.",
  "type": "integer"
 },
 "grant.window.start": {
  "must": "a time with a zone, to the second",
  "example": "2026-11-21T22:00:00Z",
  "means": "A fixed start: RFC 3339 with a zone, to the second. Without it the window begins at the merge.",
  "type": "string"
 },
 "grant.for": {
  "must": "a GitHub login without @",
  "example": "ana",
  "means": "The person for whom it is asked, when somebody else or an agent opens the pull request. That person may not approve it either.",
  "type": "string"
 },
 "grant.extends": {
  "must": "the id of an earlier grant",
  "example": "backfill-4211",
  "means": "The id of the grant under the same target that this one goes on from. It is a grant like any other: approved again, and counted together with the old one.",
  "type": "string"
 },
 "target": {
  "must": "the fields of a target",
  "example": "version: 1",
  "means": "A place where access may be given, and the most that may be given there: targets/<name>.yaml.",
  "type": "object",
  "fields": [
   "version",
   "provider",
   "account",
   "partition",
   "regions",
   "tier",
   "subjects",
   "ceiling",
   "limits",
   "dispatch",
   "ends",
   "ending",
   "drift",
   "revoking",
   "approvals",
   "requesters",
   "hours",
   "freezes"
  ]
 },
 "target.version": {
  "must": "1",
  "example": "1",
  "means": "Version of this format.",
  "type": "integer"
 },
 "target.provider": {
  "must": "aws",
  "example": "aws",
  "means": "The cloud.",
  "type": "string"
 },
 "target.account": {
  "must": "twelve digits in quotes",
  "example": "\"210987654321\"",
  "means": "The account: twelve digits, always in quotes, since a number would lose its leading zeros.",
  "type": "string"
 },
 "target.partition": {
  "must": "aws, aws-cn or aws-us-gov",
  "example": "aws",
  "means": "The part of AWS that the account lives in.",
  "type": "string"
 },
 "target.regions": {
  "must": "a list of regions",
  "example": "[eu-west-1]",
  "means": "Regions in which granted actions work. The first is where tokens are exchanged.",
  "type": "array"
 },
 "target.regions[]": {
  "must": "the name of one region",
  "example": "eu-west-1",
  "means": "One region.",
  "type": "string"
 },
 "target.tier": {
  "must": "development, staging or production",
  "example": "production",
  "means": "How much care the place needs. Policy goes by it.",
  "type": "string"
 },
 "target.subjects": {
  "must": "a list of repositories with their workflows, refs and environments",
  "example": "[{repository: acme/payments, repository_id: \"2002\", owner_id: \"9001\", workflows: [.github/workflows/backfill.yml], refs: [refs/heads/main], environments: [production]}]",
  "means": "Who may ask. Every list is of exact values; nothing here is a pattern.",
  "type": "array"
 },
 "target.subjects[]": {
  "must": "one repository with its workflows, refs and environments",
  "example": "{repository: acme/payments, repository_id: \"2002\", owner_id: \"9001\", workflows: [.github/workflows/backfill.yml], refs: [refs/heads/main], environments: [production]}",
  "means": "One repository whose jobs may ask, and which of its jobs.",
  "type": "object",
  "fields": [
   "repository",
   "repository_id",
   "owner_id",
   "workflows",
   "refs",
   "environments",
   "reusable"
  ]
 },
 "target.subjects[].repository": {
  "must": "owner/name, exactly",
  "example": "acme/payments",
  "means": "The repository: `owner/name`.",
  "type": "string"
 },
 "target.subjects[].repository_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"2002\"",
  "means": "GitHub's numeric id of the repository, in quotes: names are recycled, ids are not. `gh api repos/acme/payments --jq .id` tells it.",
  "type": "string"
 },
 "target.subjects[].owner_id": {
  "must": "GitHub's numeric id, in quotes",
  "example": "\"9001\"",
  "means": "GitHub's numeric id of the owner, in quotes. `gh api repos/acme/payments --jq .owner.id` tells it.",
  "type": "string"
 },
 "target.subjects[].workflows": {
  "must": "a list of workflow files",
  "example": "[.github/workflows/backfill.yml]",
  "means": "Workflow files whose jobs may ask.",
  "type": "array"
 },
 "target.subjects[].workflows[]": {
  "must": "one workflow file, .github/workflows/<name>.yml or .yaml",
  "example": ".github/workflows/backfill.yml",
  "means": "One workflow file, from the repository's root.",
  "type": "string"
 },
 "target.subjects[].refs": {
  "must": "a list of full refs",
  "example": "[refs/heads/main]",
  "means": "Full refs on which they may run.",
  "type": "array"
 },
 "target.subjects[].refs[]": {
  "must": "one full ref as git allows it, refs/heads/<branch> or refs/tags/<tag>, and no pattern",
  "example": "refs/heads/main",
  "means": "One full ref.",
  "type": "string"
 },
 "target.subjects[].environments": {
  "must": "a list of environments",
  "example": "[production]",
  "means": "GitHub environments in which they may run.",
  "type": "array"
 },
 "target.subjects[].environments[]": {
  "must": "the name of one GitHub environment, at most 255 plain characters and no pattern",
  "example": "production",
  "means": "One GitHub environment.",
  "type": "string"
 },
 "target.subjects[].reusable": {
  "must": "owner/name/.github/workflows/<name>.yml@<40 hexadecimal characters>",
  "example": "acme/deploy/.github/workflows/backfill.yml@0123456789abcdef0123456789abcdef01234567",
  "means": "The reusable workflow that the job must be in, pinned by the full SHA of a commit: the cloud then admits no other content. Absent: the job stands in the workflow file itself.",
  "type": "string"
 },
 "target.ceiling": {
  "must": "a list of statements, each with actions and resources",
  "example": "[{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}]",
  "means": "The most that any grant here may ask for.",
  "type": "array"
 },
 "target.ceiling[]": {
  "must": "actions and resources",
  "example": "{actions: [dynamodb:GetItem], resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]}",
  "means": "One statement: every one of the actions on every one of the resources, when all conditions hold.",
  "type": "object",
  "fields": [
   "actions",
   "resources",
   "conditions"
  ]
 },
 "target.ceiling[].actions": {
  "must": "a list of actions",
  "example": "[dynamodb:GetItem]",
  "means": "Provider actions. `*` and `?` are IAM's wildcards, where target and policy allow them.",
  "type": "array"
 },
 "target.ceiling[].actions[]": {
  "must": "service:Action, without $",
  "example": "dynamodb:GetItem",
  "means": "One action, `service:Action`.",
  "type": "string"
 },
 "target.ceiling[].resources": {
  "must": "a list of resources",
  "example": "[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]",
  "means": "Provider resources: full ARNs, or `*`.",
  "type": "array"
 },
 "target.ceiling[].resources[]": {
  "must": "a full ARN with its region and account written out, or *, without $ and spaces",
  "example": "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger",
  "means": "One resource: a full ARN, or `*`.",
  "type": "string"
 },
 "target.ceiling[].conditions": {
  "must": "operator: key: value, as IAM writes conditions, without $",
  "example": "{StringEquals: {dynamodb:LeadingKeys: ledger}}",
  "means": "IAM condition block: operator, then key, then value or values.",
  "type": "object"
 },
 "target.limits": {
  "must": "minutes, and what else is limited",
  "example": "{minutes: 120, open: {person: 3}, repeated: {days: 7, grants: 10, minutes: 600}}",
  "means": "How long at most, how far ahead, how many at once and how often.",
  "type": "object",
  "fields": [
   "minutes",
   "ahead_hours",
   "open",
   "repeated"
  ]
 },
 "target.limits.minutes": {
  "must": "a whole number of minutes from 5 to 1440",
  "example": "60",
  "means": "Longest window of a grant, in minutes.",
  "type": "integer"
 },
 "target.limits.ahead_hours": {
  "must": "a whole number of hours from 0 to 720",
  "example": "72",
  "means": "How far after the merge a `start` may lie, in hours.",
  "type": "integer"
 },
 "target.limits.open": {
  "must": "person, repository or target, each with a number",
  "example": "{person: 3, repository: 5, target: 20}",
  "means": "How many leases may stand open or be due here at once.",
  "type": "object",
  "fields": [
   "person",
   "repository",
   "target"
  ]
 },
 "target.limits.open.person": {
  "must": "a whole number from 1 to 1000",
  "example": "3",
  "means": "Of one requester.",
  "type": "integer"
 },
 "target.limits.open.repository": {
  "must": "a whole number from 1 to 1000",
  "example": "5",
  "means": "Of one repository's jobs.",
  "type": "integer"
 },
 "target.limits.open.target": {
  "must": "a whole number from 1 to 10000",
  "example": "20",
  "means": "Of the whole target.",
  "type": "integer"
 },
 "target.limits.repeated": {
  "must": "days, grants and minutes",
  "example": "{days: 7, grants: 10, minutes: 600}",
  "means": "How often and how long one workflow file of one repository may be given access in a rolling period, so that renewal never becomes standing privilege.",
  "type": "object",
  "fields": [
   "days",
   "grants",
   "minutes"
  ]
 },
 "target.limits.repeated.days": {
  "must": "a whole number of days from 1 to 90",
  "example": "7",
  "means": "The period, in days, that ends when a new window begins.",
  "type": "integer"
 },
 "target.limits.repeated.grants": {
  "must": "a whole number from 1 to 1000",
  "example": "10",
  "means": "How many grants in it, this one counted.",
  "type": "integer"
 },
 "target.limits.repeated.minutes": {
  "must": "a whole number of minutes from 5 to 43200",
  "example": "600",
  "means": "How many minutes in it, this one's counted.",
  "type": "integer"
 },
 "target.dispatch": {
  "must": "true or false",
  "example": "true",
  "means": "True: apply starts the named workflow with the lease reference.",
  "type": "boolean"
 },
 "target.ends": {
  "must": "release or window",
  "example": "release",
  "means": "`release`: the end of the job ends the lease. `window`: it stays until its time is over, for more than one run.",
  "type": "string"
 },
 "target.ending": {
  "must": "idle_minutes or notice_minutes",
  "example": "{idle_minutes: 30, notice_minutes: 10}",
  "means": "When a lease ends for being unused, and how long before an end people are told.",
  "type": "object",
  "fields": [
   "idle_minutes",
   "notice_minutes"
  ]
 },
 "target.ending.idle_minutes": {
  "must": "a whole number of minutes from 5 to 1440",
  "example": "30",
  "means": "A lease that no session has used so many minutes after its window began ends. Fifteen more are waited, since the cloud's own log is late. Absent: never.",
  "type": "integer"
 },
 "target.ending.notice_minutes": {
  "must": "a whole number of minutes from 0 to 1440",
  "example": "30",
  "means": "So many minutes before a lease ends, the record job tells people, once: by the run that finds so little left. 0: nobody is told. Absent: 15.",
  "type": "integer"
 },
 "target.drift": {
  "must": "end or repair",
  "example": "repair",
  "means": "What becomes of a lease whose role somebody changed by hand. `end` (also when it is absent): it is sealed. `repair`: apply writes its own policy and tags again and proves them; whatever else was changed, a trust, a boundary, another policy or the tag that names the head of the ledger, still ends it.",
  "type": "string"
 },
 "target.revoking": {
  "must": "by, per_day or tell",
  "example": "{by: [requester, owners, '@acme/on-call'], per_day: 10, tell: ['@acme/payments-owners']}",
  "means": "Who may end a lease here before its time, how often, and who is told when somebody does. Whoever may halt may end any.",
  "type": "object",
  "fields": [
   "by",
   "per_day",
   "tell"
  ]
 },
 "target.revoking.by": {
  "must": "a list of requester, owners, @login or @organization/team",
  "example": "[requester, owners, '@acme/on-call']",
  "means": "`requester`: whoever asked, or for whom it was asked. `owners`: the owners of the grant's file by CODEOWNERS. Or people, teams and Apps.",
  "type": "array"
 },
 "target.revoking.by[]": {
  "must": "requester, owners, @login, @organization/team or @name[bot]",
  "example": "owners",
  "means": "The word requester or owners, or one person, team or App (`@name[bot]`).",
  "type": "string"
 },
 "target.revoking.per_day": {
  "must": "a whole number from 1 to 1000",
  "example": "10",
  "means": "How many leases of others one person may end here in a rolling day, and how many may end by people of whom it cannot be read whether they may. One's own are not counted.",
  "type": "integer"
 },
 "target.revoking.tell": {
  "must": "a list of @login or @organization/team",
  "example": "['@acme/payments-owners']",
  "means": "Who is mentioned on the grant's pull request when somebody ends it early.",
  "type": "array"
 },
 "target.revoking.tell[]": {
  "must": "@login or @organization/team",
  "example": "'@acme/payments-owners'",
  "means": "One person or team.",
  "type": "string"
 },
 "target.approvals": {
  "must": "people, from, request_hours or approval_hours",
  "example": "{people: 2, from: ['@acme/payments-owners', '@acme/security']}",
  "means": "Whose approvals a grant needs beside those that CODEOWNERS and policy ask for, and how old they may be.",
  "type": "object",
  "fields": [
   "people",
   "from",
   "request_hours",
   "approval_hours"
  ]
 },
 "target.approvals.people": {
  "must": "a whole number from 1 to 10",
  "example": "2",
  "means": "How many distinct people at least. Production needs two whatever stands here.",
  "type": "integer"
 },
 "target.approvals.from": {
  "must": "a list of @organization/team or @login",
  "example": "['@acme/payments-owners', '@acme/security']",
  "means": "Teams (or people) each of whom must have approved: one distinct person from each.",
  "type": "array"
 },
 "target.approvals.from[]": {
  "must": "@organization/team or @login",
  "example": "'@acme/security'",
  "means": "One team or person.",
  "type": "string"
 },
 "target.approvals.request_hours": {
  "must": "a whole number of hours from 1 to 2160",
  "example": "72",
  "means": "How old a pull request may be when it is merged, in hours.",
  "type": "integer"
 },
 "target.approvals.approval_hours": {
  "must": "a whole number of hours from 1 to 2160",
  "example": "24",
  "means": "How old an approval may be when the pull request is merged, in hours.",
  "type": "integer"
 },
 "target.requesters": {
  "must": "a list of @login or @organization/team",
  "example": "['@ana', '@acme/payments']",
  "means": "Who may ask. Absent: whoever may write to the access repository.",
  "type": "array"
 },
 "target.requesters[]": {
  "must": "@login, @organization/team or @name[bot]",
  "example": "'@acme/payments'",
  "means": "One person, team or App (`@name[bot]`).",
  "type": "string"
 },
 "target.hours": {
  "must": "a list of windows, each with days, from, until and zone",
  "example": "[{days: [mon, tue, wed, thu], from: \"09:00\", until: \"17:00\", zone: Europe/Berlin}]",
  "means": "Maintenance windows: a lease lies wholly inside one of them. Absent: any time.",
  "type": "array"
 },
 "target.hours[]": {
  "must": "days, from, until and zone",
  "example": "{days: [tue], from: \"22:00\", until: \"02:00\", zone: Europe/Berlin}",
  "means": "One weekly window; `until` at or before `from` means the next day.",
  "type": "object",
  "fields": [
   "days",
   "from",
   "until",
   "zone"
  ]
 },
 "target.hours[].days": {
  "must": "a list of mon, tue, wed, thu, fri, sat, sun",
  "example": "[tue, thu]",
  "means": "The days on which it begins.",
  "type": "array"
 },
 "target.hours[].days[]": {
  "must": "mon, tue, wed, thu, fri, sat or sun",
  "example": "tue",
  "means": "One day.",
  "type": "string"
 },
 "target.hours[].from": {
  "must": "a time of day in quotes, hours and minutes",
  "example": "\"09:00\"",
  "means": "When it begins, by the zone's clock, in quotes.",
  "type": "string"
 },
 "target.hours[].until": {
  "must": "a time of day in quotes, hours and minutes",
  "example": "\"17:00\"",
  "means": "When it ends, by the zone's clock, in quotes.",
  "type": "string"
 },
 "target.hours[].zone": {
  "must": "the name of a time zone",
  "example": "Europe/Berlin",
  "means": "The IANA time zone whose clock is meant.",
  "type": "string"
 },
 "target.freezes": {
  "must": "a list of freezes, each with from, until and says",
  "example": "[{from: \"2026-12-20T00:00:00Z\", until: \"2027-01-03T00:00:00Z\", says: Year-end close}]",
  "means": "Times in which nothing may be open here.",
  "type": "array"
 },
 "target.freezes[]": {
  "must": "from, until and says",
  "example": "{from: \"2026-12-20T00:00:00Z\", until: \"2027-01-03T00:00:00Z\", says: Year-end close}",
  "means": "One freeze.",
  "type": "object",
  "fields": [
   "from",
   "until",
   "says"
  ]
 },
 "target.freezes[].from": {
  "must": "a time with a zone, to the second",
  "example": "2026-11-21T22:00:00Z",
  "means": "When it begins.",
  "type": "string"
 },
 "target.freezes[].until": {
  "must": "a time with a zone, to the second",
  "example": "2026-11-21T22:00:00Z",
  "means": "When it ends.",
  "type": "string"
 },
 "target.freezes[].says": {
  "must": "one line of at most 200 characters that says why",
  "example": "Year-end close",
  "means": "Why, in one line for the person it stops.",
  "type": "string"
 }
};
