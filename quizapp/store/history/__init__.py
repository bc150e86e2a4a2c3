"""The log of what happened.

    reviews      the protocol of one answer; `chain` vouches for each row
    log          reading it; `review_codec` is rows as reviews, and back
    portable     all of it as JSON lines, and a store again from them
    sessions     sittings that can be resumed

Nothing in it is ever changed, and everything that is known of a learner follows from it.
"""
