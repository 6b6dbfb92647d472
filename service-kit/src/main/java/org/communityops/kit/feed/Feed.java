package org.communityops.kit.feed;

/** What every feed has in common. */
final class Feed {
    /** A community belongs to one slice for ever; a power of two. */
    static final int SLICES = 16;

    static final String MEDIA_TYPE = "application/cloudevents-batch+json";
    static final String EPOCH_HEADER = "Feed-Epoch";
    static final String CURSOR_HEADER = "Feed-Cursor";
    static final String HEAD_HEADER = "Feed-Head";

    private Feed() {}
}
