<?php
// The functions of WordPress that examples/recipes/wordpress/lede.php calls, each as small as its documentation allows, and a page with
// what the plugin gives: php stub.php PLUGIN ADDRESS KEPT, where KEPT is the file of the transients.
define('ABSPATH', __DIR__);
define('DAY_IN_SECONDS', 86400);
define('LEDE_FILES', getenv('LEDE_FILES'));
define('LEDE_NEWSROOMS', getenv('LEDE_NEWSROOMS'));

[, $plugin, $address, $kept] = $argv;
$scripts = [];
$enqueued = [];
$shortcodes = [];
$embeds = [];
$blocks = [];
$filters = [];

function wp_parse_url($address) { return parse_url($address); }
function esc_html($text) { return htmlspecialchars($text, ENT_QUOTES); }
function esc_url($address) {
    return preg_match('#^(https?:)?/#i', $address) ? str_replace(['&', "'", '"', '<', '>'], ['&#038;', '&#039;', '', '', ''], $address) : '';
}
function get_transient($key) {
    global $kept;
    $all = is_file($kept) ? json_decode(file_get_contents($kept), true) : [];
    return $all[$key] ?? false;
}
function set_transient($key, $value, $seconds) {
    global $kept;
    $all = is_file($kept) ? json_decode(file_get_contents($kept), true) : [];
    file_put_contents($kept, json_encode([$key => $value] + $all));
}
function wp_safe_remote_get($address, $options) {
    $body = @file_get_contents($address, false, stream_context_create(['http' => ['timeout' => $options['timeout']]]));
    return $body === false ? new WP_Error() : ['body' => $body, 'code' => 200];
}
class WP_Error {}
function is_wp_error($answer) { return $answer instanceof WP_Error; }
function wp_remote_retrieve_response_code($answer) { return $answer['code']; }
function wp_remote_retrieve_body($answer) { return $answer['body']; }
function shortcode_atts($defaults, $attributes) { return array_intersect_key((array) $attributes, $defaults) + $defaults; }
function add_action($name, $callable) { $name === 'init' && $callable(); }
function add_filter($name, $callable) { global $filters; $filters[$name] = $callable; }
function add_shortcode($name, $callable) { global $shortcodes; $shortcodes[$name] = $callable; }
function wp_embed_register_handler($id, $pattern, $callable) { global $embeds; $embeds[$pattern] = $callable; }
function register_block_type($name, $block) { global $blocks; $blocks[$name] = $block; }
function wp_register_script($handle, $source) { global $scripts; $scripts[$handle] = $source; }
function wp_add_inline_script($handle, $script) { global $scripts; $scripts[$handle] = $script; }
function wp_enqueue_script($handle) { global $enqueued; $enqueued[$handle] = true; }

require $plugin;

$shown = ['shortcode' => $shortcodes['lede-article'](['url' => $address])];
$shown['block'] = $blocks['lede/article']['render_callback'](['url' => $address]);
foreach ($embeds as $pattern => $callable) {
    if (preg_match($pattern, $address, $matches)) $shown['embed'] = $callable($matches, [], $address, []);
}
$tags = '';
foreach (array_keys($enqueued) as $handle) {
    $tags .= $filters['script_loader_tag']("<script async src='{$scripts[$handle]}'></script>", $handle);
}
echo json_encode(['shown' => $shown, 'scripts' => $tags, 'editor' => $scripts[$blocks['lede/article']['editor_script_handles'][0]]]);
