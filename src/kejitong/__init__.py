"""科技通：区县科技局一站式工作平台。房间与楼层见 ARCHITECTURE.md。"""
