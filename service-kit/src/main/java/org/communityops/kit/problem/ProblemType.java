package org.communityops.kit.problem;

/**
 * A kind of problem: the last part of its {@code type}, the HTTP status that goes with it, and its title.
 *
 * @param slug lower-case words with hyphens
 * @param titleZh the title in Chinese (zh-CN)
 */
public record ProblemType(String slug, int status, String title, String titleZh) {
    public static final ProblemType MALFORMED_REQUEST =
            new ProblemType("malformed-request", 400, "The request cannot be read", "无法读取请求");
    public static final ProblemType UNKNOWN_FIELD =
            new ProblemType("unknown-field", 400, "The request has a field that is not known", "请求中有未知字段");
    public static final ProblemType CREDENTIAL_IN_URL =
            new ProblemType("credential-in-url", 400, "A credential stands in the URL", "URL 中含有凭据");
    public static final ProblemType IDEMPOTENCY_KEY_MISSING =
            new ProblemType("idempotency-key-missing", 400, "An Idempotency-Key is needed", "缺少幂等键");
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("unauthenticated", 401, "A valid key is needed", "需要有效的密钥");
    public static final ProblemType FORBIDDEN =
            new ProblemType("forbidden", 403, "The key does not allow this", "密钥没有此权限");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "Not found", "未找到");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "The resource does not have this method", "不支持该方法");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "No such representation", "无法提供所要求的格式");
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", 409, "The present state forbids this", "与当前状态冲突");
    public static final ProblemType INVALID_TRANSITION =
            new ProblemType("invalid-transition", 409, "The state does not allow this step", "当前状态不允许此操作");
    public static final ProblemType STILL_RUNNING =
            new ProblemType("still-running", 409, "The first request with this key is still running", "同一幂等键的请求仍在处理");
    public static final ProblemType SHOWN_ONCE =
            new ProblemType("shown-once", 409, "The secret was shown once and is not kept", "机密仅显示一次,不再提供");
    public static final ProblemType FEED_EPOCH_CHANGED =
            new ProblemType("feed-epoch-changed", 409, "The feed was restored to an older time", "信息流已被恢复到较早时间");
    public static final ProblemType GONE = new ProblemType("gone", 410, "Gone", "已不存在");
    public static final ProblemType PRECONDITION_FAILED =
            new ProblemType("precondition-failed", 412, "Somebody else changed it first", "资源已被他人修改");
    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType("payload-too-large", 413, "The request is too large", "请求过大");
    public static final ProblemType URI_TOO_LONG =
            new ProblemType("uri-too-long", 414, "The URI is too long", "URI 过长");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "The content type is not read here", "不支持的内容类型");
    public static final ProblemType VALIDATION_FAILED =
            new ProblemType("validation-failed", 422, "The request is wrong", "请求内容有误");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED = new ProblemType(
            "idempotency-key-reused", 422, "The Idempotency-Key was used for another request", "幂等键已用于其他请求");
    public static final ProblemType PRECONDITION_REQUIRED =
            new ProblemType("precondition-required", 428, "If-Match is needed", "需要 If-Match");
    public static final ProblemType QUOTA_EXCEEDED = new ProblemType("quota-exceeded", 429, "Too fast", "请求过快");
    public static final ProblemType HEADER_TOO_LARGE =
            new ProblemType("header-too-large", 431, "The headers are too large", "请求头过大");
    public static final ProblemType INTERNAL = new ProblemType("internal", 500, "A fault on our side", "服务器内部错误");
    public static final ProblemType OVERLOADED =
            new ProblemType("overloaded", 503, "Try again in a moment", "服务繁忙,请稍后重试");

    /** The relative reference to the page that explains this kind of problem. */
    public String reference() {
        return "/problems/" + slug;
    }
}
