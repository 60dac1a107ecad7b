// The first page that a reader opens is rendered on the server.
export default { ssr: true };
