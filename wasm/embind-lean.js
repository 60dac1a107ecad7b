// Parts of Embind's glue, in the few lines that this binding needs of them: four functions that take and give numbers,
// each bound once and after its types. Overloads, classes, types that come later and the errors of all these are left out.
mergeInto(LibraryManager.library, {
  $exposePublicSymbol__deps: [],
  $exposePublicSymbol: function (name, value) {
    Module[name] = value;
  },

  $replacePublicSymbol__deps: [],
  $replacePublicSymbol: function (name, value) {
    Module[name] = value;
  },

  $throwUnboundTypeError__deps: [],
  $throwUnboundTypeError: function () {},

  $registerType__deps: ['$registeredTypes'],
  $registerType: function (type, conversions) {
    registeredTypes[type] = conversions;
  },

  $whenDependentTypesAreResolved__deps: ['$registeredTypes'],
  $whenDependentTypesAreResolved: function (ownTypes, types, bind) {
    bind(types.map((type) => registeredTypes[type]));
  },

  // `types`: of the result, of `this`, which functions do not have, and of the arguments.
  $craftInvokerFunction__deps: [],
  $craftInvokerFunction: function (name, types, classType, invoker, target) {
    return (...values) =>
      types[0].fromWireType(invoker(target, ...values.map((value, index) => types[index + 2].toWireType(null, value))));
  },

  // One type of number goes through the door: addresses and sizes, unsigned and of 32 bits.
  _embind_register_integer__deps: ['$registerType'],
  _embind_register_integer: function (type) {
    registerType(type, { fromWireType: (value) => value >>> 0, toWireType: (_, value) => value });
  },
  _embind_register_void__deps: ['$registerType'],
  _embind_register_void: function (type) {
    registerType(type, { fromWireType: () => undefined });
  },

  $embind__requireFunction__deps: ['$getWasmTableEntry'],
  $embind__requireFunction: function (signature, address) {
    return getWasmTableEntry(address);
  },
});
