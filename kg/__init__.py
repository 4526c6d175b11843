"""From Vietnamese articles to facts about officials, the bodies they serve and their meetings."""
