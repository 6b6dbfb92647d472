package org.communityops.incentive.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * Who gets which variant. It follows from the experiment and the member alone, so it is the same for ever, on every replica, and nothing
 * is stored.
 *
 * <p>SHA-256 of the UTF-8 text {@code communityops-experiment-1|<experiment id>|<member id>} (ids in lower case with hyphens)
 * gives two points in [0, 1): the upper 53 bits of the first eight bytes, and of the second eight, big-endian, divided by 2<sup>53</sup>.
 * A member takes part when 100 times the first point is below the traffic share. The second point falls to the first variant
 * whose weight, together with the weights before it, exceeds 100 times that point. Since the experiment's id is hashed, two
 * experiments divide the members independently; since the points are two, who takes part does not decide which variant he gets.
 */
public final class Assignment {
    private static final String SALT = "communityops-experiment-1";
    private static final double UNIT = 0x1p-53;
    private static final int ALL = 100;

    private Assignment() {}

    /** The variant of a member; empty when he is outside of the traffic share. */
    public static Optional<Variant> of(Experiment experiment, UUID memberId) {
        var hash = ByteBuffer.wrap(sha256(SALT + '|' + experiment.id() + '|' + memberId));
        if (point(hash.getLong()) * ALL >= experiment.trafficShare()) {
            return Optional.empty();
        }
        var point = point(hash.getLong()) * ALL;
        var bound = 0;
        for (var variant : experiment.variants()) {
            bound += variant.weight();
            if (point < bound) {
                return Optional.of(variant);
            }
        }
        throw new IllegalStateException("The weights of an experiment sum to 100, not " + bound);
    }

    private static double point(long bits) {
        return (bits >>> 11) * UNIT;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
