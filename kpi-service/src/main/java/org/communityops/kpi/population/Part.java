package org.communityops.kpi.population;

import org.jspecify.annotations.Nullable;

/**
 * Members who are told apart from others.
 *
 * @param name of the channel or variant; null unless it is a named one
 */
public record Part(Kind kind, @Nullable String name) {
    /** Who belongs to no channel or variant. */
    public static final Part NONE = new Part(Kind.NONE, null);

    /** Those beyond as many as are told apart. */
    public static final Part OTHERS = new Part(Kind.OTHERS, null);

    /** What a part is. */
    public enum Kind {
        NAMED,
        NONE,
        OTHERS
    }

    /** Those of a channel or variant. */
    public static Part named(String name) {
        return new Part(Kind.NAMED, name);
    }
}
