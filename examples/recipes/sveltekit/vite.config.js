// lede-article is among the dependencies and not the devDependencies: then adapter-node leaves it in node_modules, where its
// module lies beside it.
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';

export default { plugins: [sveltekit({ adapter: adapter() })] };
