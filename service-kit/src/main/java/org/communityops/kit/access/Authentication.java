package org.communityops.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Finds the caller behind an Authorization header. */
@ApplicationScoped
class Authentication {
    private static final String SCHEME = "Bearer ";
    /** Compared with when a key id is unknown, so that it costs the same as a wrong secret. */
    private static final byte[] NO_HASH = new byte[32];

    private final KeyStore keys;
    private final Clock clock;
    private final Optional<ApiKey> serviceKey;

    Authentication(
            KeyStore keys,
            Clock clock,
            @ConfigProperty(name = "communityops.service-key") Optional<String> serviceKey) {
        this.keys = keys;
        this.clock = clock;
        this.serviceKey = serviceKey.map(Authentication::requireServiceKey);
    }

    /** The caller, empty when there is no valid key. A key of the wrong form costs no look-up. */
    Optional<Caller> authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return ApiKey.parse(authorization.substring(SCHEME.length()).strip()).flatMap(this::verify);
    }

    private Optional<Caller> verify(ApiKey key) {
        if (serviceKey.isPresent() && serviceKey.get().keyId().equals(key.keyId())) {
            var service = new Caller(key.keyId(), KeyKind.SVC, true, Set.of(), null);
            var good = matches(serviceKey.get().secretHash(), key) && key.kind() == KeyKind.SVC;
            return good ? Optional.of(service) : Optional.empty();
        }
        var stored = keys.find(key.keyId());
        var good = matches(stored.map(KeyRecord::secretHash).orElse(NO_HASH), key);
        return stored.filter(s -> good && s.kind() == key.kind() && s.isGoodAt(clock.instant()))
                .map(s -> s.caller(key.keyId()));
    }

    private static boolean matches(byte[] expected, ApiKey key) {
        return MessageDigest.isEqual(expected, key.secretHash());
    }

    private static ApiKey requireServiceKey(String text) {
        return ApiKey.parse(text)
                .filter(key -> key.kind() == KeyKind.SVC)
                .orElseThrow(() -> new IllegalStateException("communityops.service-key is not a cop_svc_ key"));
    }
}
