package org.communityops.kit.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Token buckets: one for each key, and one for each address that presents wrong keys. */
@ApplicationScoped
class RateLimit {
    /** How fast callers may be, on each replica. */
    @ConfigMapping(prefix = "communityops.limits")
    interface Settings {
        /** Requests a second of one key, also the size of a burst. Set for abuse, not for shaping traffic. */
        @WithDefault("20000")
        long requestsPerSecond();

        /** Wrong keys a minute from one address before it has to wait. */
        @WithDefault("60")
        long failuresPerMinute();
    }

    private final LoadingCache<String, Bucket> perKey;
    private final LoadingCache<String, Bucket> perAddress;

    RateLimit(Settings settings) {
        perKey = buckets(settings.requestsPerSecond(), Duration.ofSeconds(1));
        perAddress = buckets(settings.failuresPerMinute(), Duration.ofMinutes(1));
    }

    /** Counts a request of a key; 429 when it is too fast. */
    void request(String keyId) {
        consume(perKey.get(keyId), "This key sends too many requests");
    }

    /** Counts a wrong key from an address; 429 when there were too many. */
    void failure(String address) {
        consume(perAddress.get(address), "Too many wrong keys from this address");
    }

    private static void consume(Bucket bucket, String detail) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var seconds = Math.ceilDiv(Math.max(1, probe.getNanosToWaitForRefill()), TimeUnit.SECONDS.toNanos(1));
            throw new ProblemException(ProblemType.QUOTA_EXCEEDED, detail)
                    .header("Retry-After", String.valueOf(seconds))
                    .header("RateLimit", "\"default\";r=0;t=" + seconds);
        }
    }

    private static LoadingCache<String, Bucket> buckets(long tokens, Duration period) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                        .build());
    }
}
