package org.communityops.kpi.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Sets of members as they are stored: roaring bitmaps in the portable format. */
public final class Bitmaps {
    private Bitmaps() {}

    /** The set that was stored. */
    public static RoaringBitmap read(byte[] stored) {
        var members = new RoaringBitmap();
        try {
            members.deserialize(ByteBuffer.wrap(stored));
        } catch (IOException e) {
            throw new UncheckedIOException("A stored bitmap is damaged", e);
        }
        return members;
    }

    /** Equal sets are written as equal bytes, however they came to be. */
    public static byte[] write(RoaringBitmap members) {
        members.removeRunCompression();
        members.runOptimize();
        var stored = new byte[members.serializedSizeInBytes()];
        members.serialize(ByteBuffer.wrap(stored));
        return stored;
    }
}
