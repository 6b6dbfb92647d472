package org.communityops.kit.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Admits a request: a valid key, of a kind that holds the permission, for a community that the key holds. */
class AccessFilter {
    private static final Map<String, Set<KeyKind>> COMMON = Map.of(
            "feeds:read", EnumSet.of(KeyKind.OWN, KeyKind.SVC),
            "followers:read", EnumSet.of(KeyKind.OWN, KeyKind.SVC),
            "digests:read", EnumSet.of(KeyKind.OWN, KeyKind.SVC),
            "dead-letters:read", EnumSet.of(KeyKind.OWN),
            "dead-letters:write", EnumSet.of(KeyKind.OWN));

    /** Our keys, and the parameters that clients use for others; a cursor or a name that only resembles one may pass. */
    private static final Pattern CREDENTIAL = Pattern.compile(
            "cop_(own|app|bot|bi|svc)_|(^|&)(access_token|api[_-]?key|authorization)=", Pattern.CASE_INSENSITIVE);

    private final Authentication authentication;
    private final RateLimit rateLimit;
    private final CurrentCaller current;
    private final Map<String, Set<KeyKind>> grants = new HashMap<>(COMMON);

    AccessFilter(
            Authentication authentication,
            RateLimit rateLimit,
            CurrentCaller current,
            Instance<AccessPolicy> policies) {
        this.authentication = authentication;
        this.rateLimit = rateLimit;
        this.current = current;
        policies.forEach(policy -> grants.putAll(policy.grants()));
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void admit(ContainerRequestContext request, ResourceInfo resource, HttpServerRequest http) {
        refuseCredentialInUrl(http);
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var caller = caller(request, http);
        rateLimit.request(caller.keyId());
        requirePermission(caller, method);
        current.enter(caller, community(caller, request).orElse(null));
    }

    /** As it stands when it is not encoded as it should be; reading the parameters refuses it later. */
    private static String decoded(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return query;
        }
    }

    private Caller caller(ContainerRequestContext request, HttpServerRequest http) {
        var caller = authentication.authenticate(request.getHeaderString("Authorization"));
        if (caller.isEmpty()) {
            rateLimit.failure(String.valueOf(http.remoteAddress().hostAddress()));
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid key as Authorization: Bearer cop_…")
                    .header("WWW-Authenticate", "Bearer");
        }
        return caller.get();
    }

    private void requirePermission(Caller caller, Method method) {
        var needs = method.getAnnotation(Needs.class);
        if (needs == null
                || !grants.getOrDefault(needs.value(), Set.of()).contains(caller.kind())
                || !caller.isNarrowedTo(needs.value())) {
            var what = needs == null ? "This operation is closed" : "This needs the permission " + needs.value();
            throw new ProblemException(ProblemType.FORBIDDEN, what);
        }
    }

    private static Optional<UUID> community(Caller caller, ContainerRequestContext request) {
        var named = request.getUriInfo().getPathParameters().getFirst("communityId");
        if (named == null) {
            return Optional.empty();
        }
        var communityId = uuid(named);
        if (communityId == null || !caller.mayEnter(communityId)) {
            throw ProblemException.notFound("community", named);
        }
        return Optional.of(communityId);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException notUuid) {
            return null;
        }
    }

    private static void refuseCredentialInUrl(HttpServerRequest http) {
        var query = http.query();
        if (query != null && CREDENTIAL.matcher(decoded(query)).find()) {
            throw new ProblemException(
                    ProblemType.CREDENTIAL_IN_URL, "Keys are sent in the Authorization header only; revoke this one");
        }
    }
}
