"""单位和地区：谁是谁、叫过什么名字、在哪里、每年多大。词：region、organisation、former name、
yearly facts、denominator。不知道专利、资质和项目；它们引用单位，单位不认识它们。
"""
