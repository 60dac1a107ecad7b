# workerd with one worker of two modules: the script, and the wasm that it imports compiled.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [
    (name = "worker", esModule = embed "bundle.js"),
    # the wasm stands here
  ],
  compatibilityDate = "2026-01-01",
);
