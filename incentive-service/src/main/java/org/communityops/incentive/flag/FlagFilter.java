package org.communityops.incentive.flag;

import java.util.UUID;
import org.communityops.incentive.fairplay.Kind;
import org.jspecify.annotations.Nullable;

/** Which flags are wanted; null where it does not matter. */
record FlagFilter(
        Flag.@Nullable State state,
        @Nullable Kind kind,
        @Nullable UUID memberId) {}
