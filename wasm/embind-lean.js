// Short replacements for parts of Embind's glue. This binding has four functions on numbers, each bound once and after
// its types. So support for overloads, classes and types that are registered later is left out, with all of its errors.
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

  // `types`: the type of the result, that of `this`, which functions do not have, and those of the arguments.
  $craftInvokerFunction__deps: [],
  $craftInvokerFunction: function (name, types, classType, invoker, target) {
    return (...values) =>
      types[0].fromWireType(invoker(target, ...values.map((value, index) => types[index + 2].toWireType(null, value))));
  },

  // The binding uses one type of number: addresses and sizes, unsigned and of 32 bits.
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
