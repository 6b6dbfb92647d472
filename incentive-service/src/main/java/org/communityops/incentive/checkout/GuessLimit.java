package org.communityops.incentive.checkout;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/**
 * Slows down whoever guesses codes: a key that presented too many wrong ones has to wait until its window ends, with right codes
 * too, or it would go on and only see less. Generated codes cannot be guessed anyway; this is for short ones that were imported.
 *
 * <p>Counted in the database, since the replicas share one guesser, and outside the request's transaction, which a wrong code
 * rolls back.
 */
@ApplicationScoped
class GuessLimit {
    /** How many wrong codes are too many. */
    @ConfigMapping(prefix = "communityops.coupons")
    interface Settings {
        /** Wrong codes that a key may present to a community in a window. */
        @WithDefault("30")
        int wrongCodes();

        /** How long a window is; it begins with a wrong code. */
        @WithDefault("10m")
        Duration wrongCodesWindow();
    }

    private static final String ENDS = """
            select ends_at from coupon_guess where community_id = ? and key_id = ? and wrong >= ? and ends_at > ?
            """;
    private static final String COUNT = """
            insert into coupon_guess as g (community_id, key_id, wrong, ends_at) values (?, ?, 1, ?)
            on conflict (community_id, key_id) do update
               set wrong = case when g.ends_at > ? then g.wrong + 1 else 1 end,
                   ends_at = case when g.ends_at > ? then g.ends_at else excluded.ends_at end
            returning wrong, ends_at
            """;

    private final Settings settings;
    private final AgroalDataSource database;
    private final Clock clock;

    GuessLimit(Settings settings, @DataSource("feed") AgroalDataSource database, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** 429 when the key has to wait. */
    void requirePatience(UUID communityId, String keyId) throws SQLException {
        var now = now();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ENDS)) {
            query.setObject(1, communityId);
            query.setString(2, keyId);
            query.setInt(3, settings.wrongCodes());
            query.setObject(4, now.atOffset(ZoneOffset.UTC));
            try (var row = query.executeQuery()) {
                if (row.next()) {
                    throw tooMany(row.getObject(1, OffsetDateTime.class).toInstant(), now);
                }
            }
        }
    }

    /** Counts a wrong code; 429 when others of the same moment were too many already. */
    void count(UUID communityId, String keyId) throws SQLException {
        var now = now();
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(COUNT)) {
            upsert.setObject(1, communityId);
            upsert.setString(2, keyId);
            upsert.setObject(3, now.plus(settings.wrongCodesWindow()).atOffset(ZoneOffset.UTC));
            upsert.setObject(4, now.atOffset(ZoneOffset.UTC));
            upsert.setObject(5, now.atOffset(ZoneOffset.UTC));
            try (var row = upsert.executeQuery()) {
                row.next();
                if (row.getInt(1) > settings.wrongCodes()) {
                    throw tooMany(row.getObject(2, OffsetDateTime.class).toInstant(), now);
                }
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException tooMany(Instant endsAt, Instant now) {
        var seconds = Duration.between(now, endsAt).toSeconds() + 1;
        return new ProblemException(ProblemType.QUOTA_EXCEEDED, "This key presented too many wrong codes")
                .header("Retry-After", String.valueOf(seconds))
                .header("RateLimit", "\"wrong-codes\";r=0;t=" + seconds);
    }
}
