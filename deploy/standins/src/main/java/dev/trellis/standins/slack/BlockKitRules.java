package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Block Kit as Slack's servers enforce it (documented in "Reference: Block Kit"; {@code [unv]} where noted): which blocks a
 * surface takes, how many, how long each text may be, and that ids are distinct. Characters are counted as code points [unv].
 */
public final class BlockKitRules {
    /** Where blocks are shown. */
    public enum Surface {
        MESSAGE(50),
        MODAL(100),
        HOME(100);

        private final int mostBlocks;

        Surface(int mostBlocks) {
            this.mostBlocks = mostBlocks;
        }
    }

    private static final int MOST_MARKDOWN = 12_000;
    private static final int MOST_CHARTS = 2;

    private BlockKitRules() {}

    /** All broken rules, with pointers below {@code /blocks}; empty if Slack would take the blocks. */
    public static List<Finding> check(JsonNode blocks, Surface surface) {
        return check(blocks, surface, "/blocks");
    }

    static List<Finding> check(JsonNode blocks, Surface surface, String pointer) {
        List<Finding> findings = new ArrayList<>();
        Cursor all = new Cursor(blocks, pointer, findings);
        if (!blocks.isArray()) {
            all.fail("must be an array");
            return findings;
        }
        if (blocks.size() > surface.mostBlocks) {
            all.fail("no more than " + surface.mostBlocks + " items allowed [blocks]");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            Cursor block = new Cursor(blocks.get(i), pointer + "/" + i, findings);
            BlockRules.check(block, surface);
            String id = block.node().path("block_id").asText("");
            if (!id.isEmpty() && !ids.add(id)) {
                block.at("block_id").fail("`block_id` " + id + " already exists");
            }
        }
        wholePayload(all);
        return findings;
    }

    private static void wholePayload(Cursor all) {
        int markdown = 0;
        int charts = 0;
        int tables = 0;
        for (JsonNode block : all.node()) {
            switch (block.path("type").asText()) {
                case "markdown" -> markdown += block.path("text").asText().length();
                case "data_visualization" -> charts++;
                case "table" -> tables++;
                default -> {}
            }
        }
        if (markdown > MOST_MARKDOWN) {
            all.fail("markdown blocks must be less than " + (MOST_MARKDOWN + 1) + " characters together");
        }
        if (charts > MOST_CHARTS) {
            all.fail("no more than " + MOST_CHARTS + " data_visualization blocks allowed");
        }
        if (tables > 1) {
            all.fail("only_one_table_allowed");
        }
    }
}
